from django.db import models

from articles.models.base import Slugged, SluggedManager, Versioned


class Party(Slugged, Versioned):
    """The side that a role speaks for: United States, Syrian opposition, United Nations …"""

    name = models.CharField(max_length=120, unique=True)
    description = models.TextField(blank=True, help_text="Who counts as this side, in our own words.")

    objects = SluggedManager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.name
