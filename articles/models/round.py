from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.base import Period, Slugged, SluggedQuerySet, address
from articles.models.organisation import Organisation
from articles.models.venue import Venue
from articles.models.versions import Versions


class RoundQuerySet(SluggedQuerySet):
    def in_time_order(self) -> Self:
        return self.order_by(models.F("started").asc(nulls_last=True), "slug")


class Round(Slugged, Period):
    """One negotiation round or conference."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    venues = models.ManyToManyField(Venue, blank=True, related_name="rounds", verbose_name=_("venues"))
    convenors = models.ManyToManyField(
        Organisation, blank=True, related_name="rounds_convened", verbose_name=_("convenors")
    )
    participants = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="rounds_attended",
        verbose_name=_("participants"),
        help_text=_("Who took part."),
    )
    absent = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="rounds_missed",
        verbose_name=_("absent"),
        help_text=_("Who was invited and stayed away."),
    )
    description = models.TextField(_("description"), blank=True, help_text=_("What it was, in our own words."))
    outcome = models.TextField(_("outcome"), blank=True, help_text=_("How it ended, in a sentence."))
    source_url = models.URLField(
        _("source address"), max_length=500, blank=True, help_text=_("Where its dates and places are stated.")
    )
    uncertain = models.CharField(
        _("uncertain"),
        max_length=300,
        blank=True,
        help_text=_("Why its dates or place are uncertain. Leave it blank if they are certain."),
    )

    objects = RoundQuerySet.as_manager()
    history = Versions(m2m_fields=[venues, convenors, participants, absent])

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["started", "slug"]
        constraints = [Period.ends_after_it_starts("round_ends_after_start")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("round_detail", self.slug)
