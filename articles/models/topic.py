from __future__ import annotations

from django.db import models

from articles.models.base import Slugged, SluggedManager, Versioned, address


class Topic(Slugged, Versioned):
    """What a statement is about."""

    name = models.CharField(max_length=120, unique=True)
    description = models.TextField(blank=True, help_text="What belongs here and what does not.")

    objects = SluggedManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("topic_detail", self.slug)
