from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.base import Slugged, SluggedQuerySet, Versioned, address


class UtteranceQuerySet(SluggedQuerySet):
    def published(self) -> Self:
        """Those that a published article reports."""
        return self.filter(statements__article__status=Article.Status.PUBLISHED).distinct()


class Utterance(Slugged, Versioned):
    """One remark that several statements report: it groups them, so that their wordings can be compared."""

    named_by = "summary"

    summary = models.CharField(
        _("summary"), max_length=300, help_text=_("Who said what, when and where, in our own words.")
    )

    objects = UtteranceQuerySet.as_manager()

    class Meta:
        verbose_name = _("utterance")
        verbose_name_plural = _("utterances")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.summary

    def get_absolute_url(self) -> str:
        return address("utterance_detail", self.slug)
