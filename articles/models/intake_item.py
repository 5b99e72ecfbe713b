from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.source import Source

MOST_ATTEMPTS = 3


class IntakeItemQuerySet(models.QuerySet["IntakeItem"]):
    def claimable(self) -> Self:
        """The items that nobody reads now: those that wait, and those whose reader has not kept its lease."""
        now = timezone.now()
        waiting = models.Q(state=IntakeItem.State.WAITING)
        lost = models.Q(state=IntakeItem.State.READING, leased_until__lt=now)
        return self.filter(waiting | lost, attempts__lt=MOST_ATTEMPTS)


class IntakeItem(models.Model):
    """A page or a file that an editor handed in: a job to be read, and what became of it."""

    class State(models.TextChoices):
        TO_FILL = "to-fill", _("to be filled")  # an entry of a feed: its page is yet to be handed in
        WAITING = "waiting", _("waiting")
        READING = "reading", _("being read")
        READ = "read", _("to be decided")
        FAILED = "failed", _("failed")
        DONE = "done", _("done")  # a draft has been made, or the editor has put it aside

    class Format(models.TextChoices):
        HTML = "html", _("web page")
        MHTML = "mhtml", _("web archive (MHTML)")
        TEXT = "text", _("plain text")
        EMAIL = "eml", _("e-mail")
        PDF = "pdf", _("PDF")
        WARC = "warc", _("WARC")
        FEED = "feed", _("feed")

    name = models.CharField(_("name"), max_length=300, help_text=_("The name of the file, or the title of the page."))
    format = models.CharField(_("format"), max_length=10, choices=Format, blank=True)
    address = models.URLField(_("address"), max_length=1000, blank=True)
    material = models.BinaryField(_("what was handed in"), null=True, editable=False)  # until it has been read
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True, help_text=_("Why it could not be read."))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    lease = models.CharField(max_length=32, blank=True, editable=False)  # who holds it: a random token
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts", verbose_name=_("part of")
    )
    source = models.OneToOneField(
        Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="item", verbose_name=_("source")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("handed in by"),
    )
    created_at = models.DateTimeField(_("handed in at"), auto_now_add=True)

    objects = IntakeItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of intake")
        verbose_name_plural = _("intake")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
