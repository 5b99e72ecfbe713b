from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.statement import Statement


class QuoteCheck(models.Model):
    """Whether the words of a statement stand in its source to the letter, and when that was checked.

    It holds for the words and the source that it names by their digests. If the statement has other words since, also
    by SQL, the statement is not checked.
    """

    class Verdict(models.TextChoices):
        VERBATIM = "verbatim", _("verbatim")
        DIFFERS = "differs", _("differs")

    statement = models.OneToOneField(
        Statement, on_delete=models.CASCADE, related_name="quote_check", verbose_name=_("statement")
    )
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    checked_on = models.DateField(_("checked on"))
    words_digest = models.CharField(_("digest of the words"), max_length=64)  # SHA-256, hexadecimal
    source_digest = models.CharField(_("digest of the source"), max_length=64)  # SHA-256, hexadecimal

    class Meta:
        verbose_name = _("check of a quotation")
        verbose_name_plural = _("checks of quotations")
        ordering = ["statement"]

    def __str__(self) -> str:
        return f"{self.statement_id}: {self.verdict}"
