from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.base import Name, Slugged, SluggedQuerySet, Versioned, address


class VenueQuerySet(SluggedQuerySet):
    def published(self) -> Self:
        """Venues that a published article names, where a published statement was made, or that held a round."""
        from articles.models.article import Article
        from articles.models.round import Round
        from articles.models.statement import Statement

        return self.filter(
            Exists(Statement.objects.published().filter(venue=OuterRef("pk")))
            | Exists(Article.objects.published().filter(venues=OuterRef("pk")))
            | Exists(Round.objects.filter(venues=OuterRef("pk")))
        )


class Venue(Slugged, Versioned):
    """A place where talks were held or words were spoken."""

    name = models.CharField(_("name"), max_length=120)
    country = models.CharField(_("country"), max_length=80, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=4, decimal_places=2, help_text=_("Degrees north, two decimals.")
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=5, decimal_places=2, help_text=_("Degrees east, two decimals.")
    )
    description = models.TextField(_("description"), blank=True, help_text=_("What was held there, in our own words."))

    objects = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name", "slug"]
        constraints = [
            models.CheckConstraint(
                name="venue_latitude_in_range",
                condition=Q(latitude__gte=-90, latitude__lte=90),
                violation_error_message=_("Latitude lies between -90 and 90."),
            ),
            models.CheckConstraint(
                name="venue_longitude_in_range",
                condition=Q(longitude__gte=-180, longitude__lte=180),
                violation_error_message=_("Longitude lies between -180 and 180."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("venue_detail", self.slug)


class VenueNameManager(models.Manager["VenueName"]):
    def get_by_natural_key(self, venue: str, name: str) -> VenueName:
        return self.get(venue__slug=venue, name=name)


class VenueName(Name):
    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="names", verbose_name=_("venue"))

    objects = VenueNameManager()

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["script", "name"]
        constraints = [Name.unique_per("venue", "venue_name_once")]

    def natural_key(self) -> tuple[str, str]:
        return (self.venue.slug, self.name)

    natural_key.dependencies = ["articles.venue"]  # type: ignore[attr-defined]
