"""What several nouns share: addresses by slug, natural keys, dates that may be vague, history."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import formats, translation
from simple_history.models import HistoricalRecords


class Precision(models.TextChoices):
    """How much of a stored date is known. A month is stored as its first day, a year as 1 January."""

    DAY = "day", "day"
    MONTH = "month", "month"
    YEAR = "year", "year"


@lru_cache(maxsize=10_000)
def spell_date(date: datetime.date | None, precision: str) -> str:
    """The date as far as it is known: "14 November 2015", "June 2012", "2012", or "" when it is not.

    In the language of the site, whichever is active. A list has fifty dates, many of them alike, hence the cache.
    """
    if date is None:
        return ""
    layout = {Precision.MONTH: "F Y", Precision.YEAR: "Y"}.get(Precision(precision), "j F Y")
    with translation.override(settings.LANGUAGE_CODE):
        return formats.date_format(date, layout)


@cache
def _pattern(view: str) -> str:
    return reverse(view, args=["SLUG"])


def address(view: str, slug: str) -> str:
    """The address of a record's page. A list of records has hundreds, so the pattern is asked for once."""
    return _pattern(view).replace("SLUG", slug)


class SluggedQuerySet(models.QuerySet[Any]):
    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class SluggedManager(models.Manager[Any]):
    """For nouns that need no more than to be found by their address."""

    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class Slugged(models.Model):
    """A noun with one public address, made of its slug, which is also its natural key."""

    slug = models.SlugField(max_length=120, unique=True, help_text="The last part of its address.")

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Versioned(models.Model):
    """A noun that editors change: every change is kept, with who made it and when."""

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


class Period(models.Model):
    """From a first to a last day, each as far as it is known."""

    started = models.DateField(null=True, blank=True)
    started_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    ended = models.DateField(null=True, blank=True)
    ended_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)

    class Meta:
        abstract = True

    @classmethod
    def ends_after_it_starts(cls, name: str) -> models.CheckConstraint:
        return models.CheckConstraint(
            name=name,
            condition=models.Q(ended__isnull=True)
            | models.Q(started__isnull=True)
            | models.Q(ended__gte=models.F("started")),
            violation_error_message="It cannot end before it starts.",
        )

    @property
    def spelled_start(self) -> str:
        return spell_date(self.started, self.started_precision)

    @property
    def spelled_end(self) -> str:
        return spell_date(self.ended, self.ended_precision)

    def covers(self, date: datetime.date) -> bool:
        """Whether the date lies within the span, an unknown end being open."""
        return (self.started is None or self.started <= date) and (self.ended is None or date <= self.ended)


class Name(models.Model):
    """One more name of a person or venue: another script, another spelling, the form that an outlet printed."""

    class Script(models.TextChoices):
        LATIN = "Latn", "Latin"
        ARABIC = "Arab", "Arabic"
        CYRILLIC = "Cyrl", "Cyrillic"
        HEBREW = "Hebr", "Hebrew"
        GREEK = "Grek", "Greek"
        HAN = "Hani", "Chinese"

    name = models.CharField(max_length=200)
    script = models.CharField(max_length=4, choices=Script, default=Script.LATIN)
    language = models.CharField(max_length=12, blank=True, help_text="BCP 47 code of the language: ar, fa, ru …")
    note = models.CharField(max_length=200, blank=True, help_text='For example "as printed by Naharnet".')

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @classmethod
    def unique_per(cls, owner: str, name: str) -> models.UniqueConstraint:
        return models.UniqueConstraint(
            fields=[owner, "name"], name=name, violation_error_message="This name is there already."
        )
