from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.person import Person
from articles.models.statement import Statement

LONGEST_REASON = 300  # letters


class RecordWarningQuerySet(models.QuerySet["RecordWarning"]):
    def get_by_natural_key(self, noun: str, key: str, check_name: str, facts: str) -> RecordWarning:
        path = "statement__uid" if noun == "statement" else f"{noun}__slug"
        return self.get(**{path: key}, check_name=check_name, facts=facts)

    def unanswered(self) -> Self:
        return self.filter(reason="")


class RecordWarning(models.Model):
    """A warning of a check (articles/checks/) about one record, and the reason of an editor who left it as it is.

    `facts` is a fingerprint of what the warning is about. If a fact changes, the record gets another warning.
    """

    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="warnings", verbose_name=_("article")
    )
    statement = models.ForeignKey(
        Statement, null=True, blank=True, on_delete=models.CASCADE, related_name="warnings", verbose_name=_("statement")
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="warnings", verbose_name=_("person")
    )
    check_name = models.CharField(_("check"), max_length=40)
    facts = models.CharField(_("facts"), max_length=16, db_index=True)
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = RecordWarningQuerySet.as_manager()

    class Meta:
        verbose_name = _("warning")
        verbose_name_plural = _("warnings")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["check_name"], name="warning_unanswered", condition=models.Q(reason="")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "check_name", "facts"], name="warning_once_per_article"),
            models.UniqueConstraint(fields=["statement", "check_name", "facts"], name="warning_once_per_statement"),
            models.UniqueConstraint(fields=["person", "check_name", "facts"], name="warning_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.record}"

    @property
    def record(self) -> Any:
        return self.article or self.statement or self.person

    def natural_key(self) -> tuple[str, str, str, str]:
        record = self.record
        return (record._meta.model_name, *record.natural_key(), self.check_name, self.facts)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "articles.article",
        "articles.statement",
        "articles.person",
    ]
