"""How many reports of errors came lately from one address, so that nobody can flood the desk."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

FORGOTTEN_AFTER = timedelta(hours=1)
MOST_OF_ONE_ADDRESS = 5
MOST_IN_ALL = 200


class SentReportManager(models.Manager["SentReport"]):
    def are_too_many(self, address: str) -> bool:
        """Whether this address, or all together, have sent as many as they may for now."""
        lately = self.filter(sent_at__gte=timezone.now() - FORGOTTEN_AFTER)
        own = lately.filter(key=_digest(address))[:MOST_OF_ONE_ADDRESS].count()
        return own >= MOST_OF_ONE_ADDRESS or lately[:MOST_IN_ALL].count() >= MOST_IN_ALL

    def add(self, address: str) -> None:
        now = timezone.now()
        self.filter(sent_at__lt=now - FORGOTTEN_AFTER).delete()
        self.create(key=_digest(address), sent_at=now)


class SentReport(models.Model):
    """That a report was sent. The key is a digest of the address, and nothing leads from it to the report."""

    key = models.CharField(max_length=64, db_index=True)
    sent_at = models.DateTimeField(db_index=True)

    objects = SentReportManager()

    class Meta:
        verbose_name = _("sent report")
        verbose_name_plural = _("sent reports")

    def __str__(self) -> str:
        return f"{self.key}: {self.sent_at}"


def _digest(address: str) -> str:
    return salted_hmac("articles.reports", address).hexdigest()
