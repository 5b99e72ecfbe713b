"""Reads what waits. A row of IntakeItem is a job: who claims it holds a lease, and finishes it only while it holds it.

A job whose reader died is claimed again when its lease has ended, at most three times.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.intake import child, fetching, material, sources
from articles.intake.child import ReadingFailed
from articles.intake.forgetting import forget_published
from articles.models import IntakeItem
from articles.models.intake_item import MOST_ATTEMPTS

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=6)  # longer than the longest reading
KEPT_FOR = timedelta(days=1)  # how long an item waits for the machine that has its file
OF_PARTS = (IntakeItem.Format.WARC, IntakeItem.Format.FEED)
LONGEST_NAME = 300

State = IntakeItem.State


class LostLease(Exception):
    """Another process has claimed the item meanwhile."""


def read_waiting(progress: Callable[[IntakeItem], None] = lambda item: None) -> int:
    """Reads until nothing is left that can be claimed, and calls `progress` after each item. Returns how many."""
    material.discard_forgotten()
    forget_published()
    count = 0
    while item := claim():
        read_item(item)
        progress(item)
        count += 1
    return count


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
    if claimed.update(state=State.READING, lease=token, leased_until=until, attempts=F("attempts") + 1):
        return IntakeItem.objects.defer("material").filter(pk=key, lease=token).first()
    return None


def _fail_lost() -> None:
    IntakeItem.objects.lost().update(state=State.FAILED, reason="lost", lease="", leased_until=None)


def _fail_if_gone(item: IntakeItem) -> None:
    if item.created_at < timezone.now() - KEPT_FOR:
        IntakeItem.objects.claimable().filter(pk=item.pk).update(state=State.FAILED, reason="gone")


def read_item(item: IntakeItem) -> None:
    """Reads an item that is leased to the caller, and stores what came of it."""
    try:
        with material.opened(item) as stream:
            if stream is not None:
                _read(item, stream)
            else:
                with fetching.fetched(item.address) as page:
                    item.format = page.format
                    _read(item, page.stream)
    except ReadingFailed as failure:
        _fail(item, failure.reason, is_final=failure.is_final)
    except LostLease:
        logger.warning("Item %s of the intake is read by another process.", item.pk)
    except Exception as error:  # the next item must be read; an error may quote the text, so its kind must do
        logger.error("Item %s of the intake could not be read: %s", item.pk, type(error).__name__)
        _fail(item, "error", is_final=False)


def _read(item: IntakeItem, stream: Any) -> None:
    # What fails a second time may be too much for the proposal of the story, so the second try is made without.
    propose_story = item.attempts == 1
    lines = child.read(stream, format_=item.format, address=item.address, propose_story=propose_story)
    if item.format in OF_PARTS:
        _store_parts(item, lines)
    else:
        documents = [line for line in lines if line["kind"] == "document"]
        _store_document(item, documents[0])


def _store_document(item: IntakeItem, document: dict[str, Any]) -> None:
    with transaction.atomic():
        source = sources.store(document, read_from=item.format, address=item.address)
        _finish(item, state=State.READ, source=source, address=item.address or source.address, format=item.format)
    material.discard(item)
    sources.propose(source)


def _store_parts(item: IntakeItem, lines: Iterable[dict[str, Any]]) -> None:
    """Each part becomes an item. After an interruption those that are there already are left as they are."""
    known, note = set(item.parts.values_list("address", flat=True)), ""
    for line in lines:
        if line["kind"] == "end":
            note = line["note"]
        elif line["address"] not in known:
            _extend_lease(item)
            _store_part(item, line)
    _finish(item, state=State.DONE, reason=note)
    material.discard(item)


def _store_part(item: IntakeItem, part: dict[str, Any]) -> None:
    page = child.page_of(part)
    IntakeItem.objects.create(
        name=part["name"][:LONGEST_NAME],
        address=part["address"],
        parent_id=item.pk,
        created_by_id=item.created_by_id,
        format=IntakeItem.Format.HTML if page else "",
        material=page or None,
        state=State.WAITING if page else State.TO_FILL,
    )


def _held(item: IntakeItem) -> Any:
    return IntakeItem.objects.filter(pk=item.pk, lease=item.lease, state=State.READING)


def _extend_lease(item: IntakeItem) -> None:
    if not _held(item).update(leased_until=timezone.now() + LEASE):
        raise LostLease


def _finish(item: IntakeItem, **facts: Any) -> None:
    if not _held(item).update(lease="", leased_until=None, **{"reason": "", **facts}):
        raise LostLease


def _fail(item: IntakeItem, reason: str, *, is_final: bool) -> None:
    again = not is_final and item.attempts < MOST_ATTEMPTS
    facts: dict[str, Any] = {"state": State.WAITING} if again else {"state": State.FAILED, "reason": reason}
    _held(item).update(lease="", leased_until=None, **facts)
