"""What readers report as wrong, and what the desk answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.correction import CorrectedRecord, Correction
from articles.models.statement import Statement

LONGEST_TEXT = 2_000  # letters
LONGEST_SOURCE = 500
LONGEST_PAGE = 300


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    def open(self) -> Self:
        return self.filter(state=ErrorReport.State.OPEN)


class ErrorReport(models.Model):
    """One report of an error. The e-mail address is private, and deleted when the report is closed.

    The public pages never read this table: what the desk publishes as its answer is stored with the correction.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ANSWERED = "answered", _("answered")
        DECLINED = "declined", _("declined")

    page = models.CharField(_("page"), max_length=LONGEST_PAGE, blank=True)
    statement = models.ForeignKey(
        Statement, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("statement")
    )
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("article")
    )
    text = models.TextField(_("what is wrong"))
    source = models.CharField(_("where it can be checked"), max_length=LONGEST_SOURCE, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN, db_index=True)
    answer = models.TextField(
        _("answer"), blank=True, max_length=1_000, help_text=_("What was found, in a few sentences for readers.")
    )
    is_published = models.BooleanField(
        _("publish the answer"), default=False, help_text=_("On the page of changes. The report itself stays private.")
    )
    correction = models.ForeignKey(
        Correction,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("correction"),
        help_text=_("The change that the answer is published beside. Without one, it stands by itself."),
    )
    closed_at = models.DateTimeField(_("closed at"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("closed by")
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return Truncator(self.text).chars(80)

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """What follows from the state is stored with any field."""
        if self.is_open:
            self.closed_at = self.closed_by = None
        else:
            self.email = ""
            self.closed_at = self.closed_at or timezone.now()
        if update_fields is not None:
            update_fields = {*update_fields, "email", "closed_at", "closed_by"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def record(self) -> Statement | Article | None:
        return self.statement or self.article

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def publish_answer(self, beside_before: int | None = None) -> None:
        """Puts the answer beside its correction, or takes it away. Without a correction it becomes an entry of its own.

        `beside_before` is the key of the correction that it stood beside until now.
        """
        if self.is_published and self.correction is None and self.record is not None:
            self.correction = _looked_at(self.record)
            self.save(update_fields=["correction"])
        for key in {self.correction_id, beside_before}:
            if key is not None:
                _tell_answers(key)


def _tell_answers(key: int) -> None:
    """Puts the published answers beside a correction. Several reports may be about the same error.

    An entry that exists only for an answer is deleted with it.
    """
    reports = ErrorReport.objects.filter(correction=key, is_published=True).exclude(answer="").order_by("pk")
    answers = dict.fromkeys(reports.values_list("answer", flat=True))
    correction = Correction.objects.filter(pk=key)
    if not answers and correction.filter(of_records__event=CorrectedRecord.Event.LOOKED_AT).exists():
        correction.get().delete()
    else:
        correction.update(answer="\n\n".join(answers))


def _looked_at(record: Statement | Article) -> Correction:
    """The entry of a record that was looked at after a report, and left as it is."""
    article = record.article if isinstance(record, Statement) else record
    correction = Correction.objects.create(records=1)
    CorrectedRecord.objects.create(
        correction=correction,
        position=0,
        event=CorrectedRecord.Event.LOOKED_AT,
        noun=str(record._meta.model_name),
        key=record.pk,
        article=article.pk,
        slug=record.natural_key()[0],
        label=Truncator(str(record)).chars(300),
        language=article.language,
    )
    return correction
