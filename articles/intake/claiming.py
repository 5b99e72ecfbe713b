"""Which process reads an item: the one whose conditional update of the row is the first. It holds a lease then."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from articles.intake import material
from articles.models import IntakeItem

LEASE = timedelta(minutes=6)  # longer than the longest reading
KEPT_FOR = timedelta(days=1)  # how long an item waits for the machine that has its file

State = IntakeItem.State


def claim() -> IntakeItem | None:
    """The oldest item that nobody reads, now leased to the caller; None if there is none."""
    _fail_lost()
    for item in IntakeItem.objects.claimable().defer("material").order_by("pk").iterator(100):
        if not (material.is_here(item) or (item.address and not item.format)):
            _fail_if_gone(item)
        elif claimed := _lease(item.pk):
            return claimed
    return None


def _lease(key: int) -> IntakeItem | None:
    token, until = secrets.token_hex(16), timezone.now() + LEASE
    claimed = IntakeItem.objects.claimable().filter(pk=key)
    if claimed.update(state=State.READING, lease=token, leased_until=until, reason="", attempts=F("attempts") + 1):
        return IntakeItem.objects.defer("material").filter(pk=key, lease=token).first()
    return None


def _fail_lost() -> None:
    IntakeItem.objects.lost().update(state=State.FAILED, reason="lost", lease="", leased_until=None)


def _fail_if_gone(item: IntakeItem) -> None:
    if item.created_at < timezone.now() - KEPT_FOR:
        IntakeItem.objects.claimable().filter(pk=item.pk).update(state=State.FAILED, reason="gone")
