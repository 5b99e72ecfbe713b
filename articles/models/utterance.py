from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.base import Slugged, SluggedManager, Versioned


class Utterance(Slugged, Versioned):
    """One remark that several statements report: it groups them, so that their wordings can be compared."""

    summary = models.CharField(
        _("summary"), max_length=300, help_text=_("Who said what, when and where, in our own words.")
    )

    objects = SluggedManager()

    class Meta:
        verbose_name = _("utterance")
        verbose_name_plural = _("utterances")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.summary
