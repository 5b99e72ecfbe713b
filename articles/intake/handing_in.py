"""Takes what an editor hands in and puts it into the row of an item, to be read by another process."""

from __future__ import annotations

import codecs
from contextlib import suppress
from io import BytesIO
from typing import IO, Any

from django.db import DatabaseError
from django.utils.translation import gettext as _

from articles.intake import material, reasons
from articles.intake.full_disks import is_disk_full
from articles.intake.reading.formats import HEAD, MOST_BYTES, recognise
from articles.intake.reading.plain_characters import plain_line
from articles.models import IntakeItem

LONGEST_NAME = 300


class NotTaken(Exception):
    """Its text says to the editor why."""


def hand_in(
    stream: IO[bytes], size: int, *, name: str, address: str = "", user: Any = None, entry: IntakeItem | None = None
) -> IntakeItem:
    """A new item that waits, or `entry` with the page that it stood for. Raises NotTaken."""
    format_ = recognise(stream.read(HEAD))
    stream.seek(0)
    if not size:
        raise NotTaken(reasons.sentence("empty"))
    if not format_:
        raise NotTaken(reasons.sentence("unknown-format"))
    if size > MOST_BYTES.get(format_, size):
        raise NotTaken(reasons.sentence("too-large"))
    if entry is not None and format_ in (IntakeItem.Format.WARC, IntakeItem.Format.FEED):
        raise NotTaken(_("It holds several pages. Hand in the page of this entry alone."))
    item = entry or IntakeItem(created_by=user)
    item.name = (item.name or plain_line(name) or format_)[-LONGEST_NAME:]
    item.address = item.address or address
    item.format = format_
    try:
        _store(item, stream, size)
    except (OSError, DatabaseError) as error:
        if is_disk_full(error):
            raise NotTaken(disk_is_full()) from None
        raise
    return item


def disk_is_full() -> str:
    return _("It cannot be kept, because the disk is full. Tell an administrator.")


def hand_in_text(text: str, **facts: Any) -> IntakeItem:
    data = codecs.BOM_UTF8 + text.encode("utf-8", "replace")  # the source of a page may declare another encoding
    return hand_in(BytesIO(data), len(data), **facts)


def hand_in_address(address: str, *, user: Any) -> IntakeItem:
    """An item whose page the site fetches itself. Call it only where INTAKE_FETCH allows that."""
    return IntakeItem.objects.create(name=address[:LONGEST_NAME], address=address, created_by=user)


def _store(item: IntakeItem, stream: IO[bytes], size: int) -> None:
    """The item waits for a reader only when its material is there."""
    is_new = item.pk is None
    item.state, item.attempts, item.reason = IntakeItem.State.FAILED, 0, "gone"
    item.save()
    try:
        material.keep(item, stream, size)
    except (OSError, DatabaseError):
        _take_back(item, is_new=is_new)
        raise
    IntakeItem.objects.filter(pk=item.pk).update(state=IntakeItem.State.WAITING, reason="")


def _take_back(item: IntakeItem, *, is_new: bool) -> None:
    """If not even that can be stored, the item says that its material is not there."""
    with suppress(DatabaseError):
        if is_new:
            item.delete()
        else:
            IntakeItem.objects.filter(pk=item.pk).update(state=IntakeItem.State.TO_FILL, reason="", format="")
