from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.base import Slugged, SluggedManager, Versioned


class Party(Slugged, Versioned):
    """The side that a role speaks for: United States, Syrian opposition, United Nations …"""

    name = models.CharField(_("name"), max_length=120, unique=True)
    description = models.TextField(
        _("description"), blank=True, help_text=_("Who belongs to this side, in our own words.")
    )

    objects = SluggedManager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
