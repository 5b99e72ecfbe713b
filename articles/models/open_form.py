from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A form counts as open for so long after its page last contacted the server. With scripts it does so every minute.
OPEN_MINUTES = 15


class OpenFormManager(models.Manager["OpenForm"]):
    def note(self, user: Any, noun: str, key: int) -> None:
        """The user has opened the form of a record, or has it open still."""
        now = timezone.now()
        self.filter(seen_at__lt=now - timedelta(days=1)).delete()
        mine, created = self.get_or_create(noun=noun, key=key, user=user, defaults={"opened_at": now, "seen_at": now})
        if not created:
            if not mine.is_open:
                mine.opened_at = now
            mine.seen_at = now
            mine.save()

    def release(self, user: Any, noun: str, key: int) -> None:
        self.filter(noun=noun, key=key, user=user).delete()

    def of_others(self, user: Any, noun: str, key: int) -> models.QuerySet[OpenForm]:
        since = timezone.now() - timedelta(minutes=OPEN_MINUTES)
        others = self.filter(noun=noun, key=key, seen_at__gte=since).exclude(user=user)
        return others.select_related("user").order_by("opened_at")


class OpenForm(models.Model):
    """The form of a record that is open at an editor's desk."""

    noun = models.CharField(max_length=20)
    key = models.BigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = OpenFormManager()

    class Meta:
        verbose_name = _("open form")
        verbose_name_plural = _("open forms")
        constraints = [models.UniqueConstraint(fields=["noun", "key", "user"], name="open_form_once_per_editor")]

    def __str__(self) -> str:
        return f"{self.noun} {self.key}"

    @property
    def is_open(self) -> bool:
        return self.seen_at >= timezone.now() - timedelta(minutes=OPEN_MINUTES)
