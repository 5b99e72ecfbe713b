"""What several nouns share: a public address, natural keys, dates of any precision, versions."""

from __future__ import annotations

import calendar
import datetime
from functools import cache, lru_cache
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles.models.versions import Versions


class Precision(models.TextChoices):
    """How much of a stored date is known. A month is stored as its first day, a year as 1 January."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


# A date -> the field that says how much of it is known, in whichever model they are.
PRECISION_OF = {
    "said_on": "said_precision",
    "published": "published_precision",
    "started": "started_precision",
    "ended": "ended_precision",
}


def last_day(date: datetime.date, precision: str) -> datetime.date:
    """The last day of a date of this precision: of a month or a year, which is stored by its first day."""
    if precision == Precision.YEAR:
        return date.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return date.replace(day=calendar.monthrange(date.year, date.month)[1])
    return date


def spell_date(date: datetime.date | None, precision: str) -> str:
    """The known part of a date in the active language: "14 November 2015", "June 2012", "2012"; "" for no date."""
    return _spell_date(date, Precision(precision), get_language()) if date else ""


@lru_cache(maxsize=10_000)
def _spell_date(date: datetime.date, precision: Precision, language: str | None) -> str:
    """Cached, because a list has fifty dates and many of them are the same. The active language is part of the key."""
    if precision == Precision.YEAR:
        # Translators: see https://docs.djangoproject.com/en/stable/ref/templates/builtins/#date
        layout = pgettext("date format", "Y")
    elif precision == Precision.MONTH:
        # Translators: see https://docs.djangoproject.com/en/stable/ref/templates/builtins/#date
        layout = pgettext("date format", "F Y")
    else:
        # Translators: see https://docs.djangoproject.com/en/stable/ref/templates/builtins/#date
        layout = pgettext("date format", "j F Y")
    return formats.date_format(date, layout)


def spell_within_year(date: datetime.date, precision: str) -> str:
    """The known part of a date without its year, in short: "14 Nov", "Jun"; "" if only the year is known."""
    return "" if precision == Precision.YEAR else _spell_within_year(date, precision, get_language())


@lru_cache(maxsize=10_000)
def _spell_within_year(date: datetime.date, precision: str, language: str | None) -> str:
    """Cached, because a table of positions has thousands of days. The active language is part of the key."""
    # Translators: see https://docs.djangoproject.com/en/stable/ref/templates/builtins/#date
    month, day = pgettext("date format", "M"), pgettext("date format", "j M")
    return formats.date_format(date, month if precision == Precision.MONTH else day)


def spell_time(moment: datetime.datetime) -> str:
    """The time of day, such as "10:42", and the day if that is not today."""
    local = timezone.localtime(moment)
    # Translators: see https://docs.djangoproject.com/en/stable/ref/templates/builtins/#date
    time = formats.date_format(local, pgettext("time format", "H:i"))
    if local.date() == timezone.localdate():
        return time
    return gettext("%(time)s on %(day)s") % {"time": time, "day": spell_date(local.date(), Precision.DAY)}


@cache
def _address_pattern(view: str) -> str:
    return reverse(view, args=["SLUG"])


def address(view: str, slug: str) -> str:
    """The path of a record's page. Faster than `reverse`: a list of records needs hundreds."""
    return _address_pattern(view).replace("SLUG", slug)


class SluggedQuerySet(models.QuerySet[Any]):
    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class SluggedManager(models.Manager[Any]):
    """For nouns that have no query set of their own."""

    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class Slugged(models.Model):
    """A noun whose slug is the last part of its address, and its natural key. `named_by` is the field of its name."""

    named_by = "name"

    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        # In the address of a list, `topic=-ceasefire` leaves a topic out.
        validators=[RegexValidator(r"\A-", _("A slug does not begin with a hyphen."), inverse_match=True)],
        help_text=_("The last part of its address."),
    )

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Versioned(models.Model):
    """A noun that keeps each of its versions: who saved it, and when."""

    history = Versions(inherit=True)

    class Meta:
        abstract = True


class Period(models.Model):
    """From a first to a last day. Either may be unknown, or known to the month or year only."""

    started = models.DateField(_("started"), null=True, blank=True)
    started_precision = models.CharField(
        _("precision of the start"), max_length=5, choices=Precision, default=Precision.DAY
    )
    ended = models.DateField(_("ended"), null=True, blank=True)
    ended_precision = models.CharField(
        _("precision of the end"), max_length=5, choices=Precision, default=Precision.DAY
    )

    class Meta:
        abstract = True

    @classmethod
    def ends_after_it_starts(cls, name: str) -> models.CheckConstraint:
        return models.CheckConstraint(
            name=name,
            condition=models.Q(ended__isnull=True)
            | models.Q(started__isnull=True)
            | models.Q(ended__gte=models.F("started")),
            violation_error_message=_("It cannot end before it starts."),
        )

    @property
    def spelled_start(self) -> str:
        return spell_date(self.started, self.started_precision)

    @property
    def spelled_end(self) -> str:
        return spell_date(self.ended, self.ended_precision)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which it may have ended, or None if its end is open or not known."""
        return last_day(self.ended, self.ended_precision) if self.ended else None

    def covers(self, date: datetime.date) -> bool:
        """Whether the date lies within the period. An unknown start or end excludes no date."""
        return (self.started is None or self.started <= date) and (self.ended is None or date <= self.ended)


class Name(models.Model):
    """Another name of a person or venue: in another script, in another spelling, as an outlet printed it."""

    class Script(models.TextChoices):
        LATIN = "Latn", _("Latin")
        ARABIC = "Arab", _("Arabic")
        CYRILLIC = "Cyrl", _("Cyrillic")
        HEBREW = "Hebr", _("Hebrew")
        GREEK = "Grek", _("Greek")
        HAN = "Hani", _("Chinese")

    name = models.CharField(_("name"), max_length=200)
    script = models.CharField(_("script"), max_length=4, choices=Script, default=Script.LATIN)
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("BCP 47 code of the language: ar, fa, ru …")
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_('For example "as printed by Naharnet".'))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @classmethod
    def unique_per(cls, owner: str, name: str) -> models.UniqueConstraint:
        return models.UniqueConstraint(
            fields=[owner, "name"],
            name=name,
            violation_error_message=_("This name has already been entered."),
        )
