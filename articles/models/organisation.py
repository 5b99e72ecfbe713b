from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.base import Slugged, SluggedManager, Versioned
from articles.models.party import Party


class Organisation(Slugged, Versioned):
    """A body that a role belongs to, or that itself speaks."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    party = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name=_("party"),
        help_text=_("The side it speaks for, if it speaks for one."),
    )
    description = models.TextField(_("description"), blank=True)

    objects = SluggedManager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
