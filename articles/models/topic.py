from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from articles.models.base import Slugged, SluggedQuerySet, Versioned, address


class TopicQuerySet(SluggedQuerySet):
    def published(self) -> Self:
        """Topics of published statements."""
        from articles.models.statement import Statement

        return self.filter(Exists(Statement.objects.published().filter(topics=OuterRef("pk")).order_by()))


class Topic(Slugged, Versioned):
    """What a statement is about."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    description = models.TextField(
        _("description"), blank=True, help_text=_("What belongs to this topic and what does not.")
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("topic_detail", self.slug)
