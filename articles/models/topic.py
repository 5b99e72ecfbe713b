from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.base import Slugged, SluggedManager, Versioned, address


class Topic(Slugged, Versioned):
    """What a statement is about."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    description = models.TextField(
        _("description"), blank=True, help_text=_("What belongs to this topic and what does not.")
    )

    objects = SluggedManager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("topic_detail", self.slug)
