from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.statement import Statement
from articles.models.utterance import Utterance


class UtteranceProposalQuerySet(models.QuerySet["UtteranceProposal"]):
    def get_by_natural_key(self, first: str, second: str) -> UtteranceProposal:
        return self.get(first__uid=first, second__uid=second)

    def undecided(self) -> Self:
        return self.filter(decision="")


class UtteranceProposal(models.Model):
    """Two statements that may report one remark, and what an editor decided about them, for good.

    `first` has the lower primary key, so that a pair is stored once.
    """

    class Basis(models.TextChoices):
        """Why they may be one remark, the strongest reason first."""

        WORDS = "words", _("nearly equal quotations")
        STRETCH = "stretch", _("an equal stretch of words in both quotations")
        SENSE = "sense", _("similar texts")

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    first = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="proposed_with_later", verbose_name=_("statement")
    )
    second = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="proposed_with_earlier", verbose_name=_("other statement")
    )
    basis = models.CharField(_("basis"), max_length=10, choices=Basis)
    likeness = models.PositiveSmallIntegerField(_("likeness"), help_text=_("From 0 to 100."))
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = UtteranceProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed utterance")
        verbose_name_plural = _("proposed utterances")
        ordering = ["-likeness", "pk"]
        indexes = [
            models.Index(fields=["-likeness", "id"], name="proposal_undecided", condition=models.Q(decision="")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="proposal_once_per_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"

    @property
    def pair(self) -> tuple[Statement, Statement]:
        return self.first, self.second

    @property
    def utterance(self) -> Utterance | None:
        """That of one of the two, which both would get."""
        return self.first.utterance or self.second.utterance

    def natural_key(self) -> tuple[str, str]:
        return (self.first.uid, self.second.uid)

    natural_key.dependencies = ["articles.statement"]  # type: ignore[attr-defined]
