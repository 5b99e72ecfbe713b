"""Reads what waits. A row of IntakeItem is a job: who claims it holds a lease, and finishes it only while it holds it.

A job whose reader died is claimed again when its lease has ended, at most three times.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from articles.intake import child, fetching, material, sources
from articles.intake.child import ReadingFailed
from articles.intake.claiming import LEASE, claim
from articles.intake.forgetting import forget_published
from articles.intake.full_disks import is_disk_full
from articles.models import IntakeItem, Source
from articles.models.intake_item import MOST_ATTEMPTS

logger = logging.getLogger(__name__)

OF_PARTS = (IntakeItem.Format.WARC, IntakeItem.Format.FEED)
LONGEST_NAME = 300

State = IntakeItem.State


class LostLease(Exception):
    """Another process has claimed the item meanwhile."""


class DiskFull(Exception):
    """Nothing can be stored now. What was being read waits, as if it had not been tried."""


def read_waiting(progress: Callable[[IntakeItem], None] = lambda item: None) -> int:
    """Reads until nothing is left that can be claimed, and calls `progress` after each item. Returns how many.

    It ends early if the disk is full: whoever looks at the list later has the rest read.
    """
    count = 0
    try:
        material.discard_forgotten()
        forget_published()
        while item := claim():
            read_item(item)
            progress(item)
            count += 1
    except (DiskFull, OSError, DatabaseError) as error:
        if not isinstance(error, DiskFull) and not is_disk_full(error):
            raise
        logger.error("The disk is full. What was handed in waits until there is room.")
    return count


def read_item(item: IntakeItem) -> None:
    """Reads an item that is leased to the caller, and stores what came of it. Raises DiskFull."""
    try:
        if item.source is not None:  # it was interrupted after that
            _propose(item, item.source)
            return
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
    except (OSError, DatabaseError) as error:
        if is_disk_full(error):
            _put_off(item)
            raise DiskFull from None
        _fail_with(item, error)
    except Exception as error:  # the next item must be read; an error may quote the text, so its kind must do
        _fail_with(item, error)


def _fail_with(item: IntakeItem, error: Exception) -> None:
    logger.error("Item %s of the intake could not be read: %s", item.pk, type(error).__name__)
    _fail(item, "error", is_final=False)


def _put_off(item: IntakeItem) -> None:
    """If not even that can be stored, the item is claimed again when its lease has ended."""
    with suppress(DatabaseError):
        _held(item).update(
            state=State.WAITING, reason="disk-full", lease="", leased_until=None, attempts=F("attempts") - 1
        )


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
        facts = {"source": source, "address": item.address or source.address, "format": item.format}
        if not _held(item).update(**facts):
            raise LostLease
    item.source = source
    _propose(item, source)


def _propose(item: IntakeItem, source: Source) -> None:
    """An item is read when the proposals of its source are stored."""
    sources.propose(source)
    _finish(item, state=State.READ)
    material.discard(item)


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
    if item.source is not None and not again:
        facts = {"state": State.READ}  # without proposals: an editor can mark what is said
    _held(item).update(lease="", leased_until=None, **facts)
