from django.db import models

from articles.models.base import Slugged, SluggedManager, Versioned
from articles.models.party import Party


class Organisation(Slugged, Versioned):
    """A body that a role belongs to, or that itself speaks."""

    name = models.CharField(max_length=200, unique=True)
    party = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        help_text="The side it speaks for, where it speaks for one.",
    )
    description = models.TextField(blank=True)

    objects = SluggedManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
