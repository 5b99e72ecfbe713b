from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A counter is forgotten when so long has passed since its last failure.
FORGOTTEN_AFTER = timedelta(hours=1)


class LoginCounterManager(models.Manager["LoginCounter"]):
    def failures(self, keys: Collection[str]) -> dict[str, tuple[int, datetime]]:
        """Key -> number of failed logins, and when the last one was. Without the keys that nothing is known of."""
        known = self.filter(key__in=keys, last_at__gte=timezone.now() - FORGOTTEN_AFTER)
        return {key: (number, last_at) for key, number, last_at in known.values_list("key", "number", "last_at")}

    def add_failure(self, keys: Collection[str]) -> None:
        """One more failed login for each key."""
        now = timezone.now()
        self.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
        self.bulk_create([LoginCounter(key=key, number=0, last_at=now) for key in keys], ignore_conflicts=True)
        self.filter(key__in=keys).update(number=models.F("number") + 1, last_at=now)

    def forget(self, keys: Collection[str]) -> None:
        self.filter(key__in=keys).delete()


class LoginCounter(models.Model):
    """How many logins of one kind have failed lately. The key is a digest: it contains no name and no address."""

    key = models.CharField(max_length=64, unique=True)
    number = models.PositiveIntegerField()
    last_at = models.DateTimeField(db_index=True)

    objects = LoginCounterManager()

    class Meta:
        verbose_name = _("login counter")
        verbose_name_plural = _("login counters")

    def __str__(self) -> str:
        return f"{self.key}: {self.number}"
