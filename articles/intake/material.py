"""What was handed in, until it has been read: in the row of the item, or in a file of this machine if it is large.

A worker of the site writes a file piece by piece and so needs no memory for it. Another machine does not have the file,
and leaves the item to this one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import transaction

from articles.models import IntakeItem

LARGEST_IN_ROW = 5 * 1024 * 1024  # bytes


def folder() -> Path:
    made = Path(settings.DATA_DIR) / "intake"
    made.mkdir(mode=0o700, parents=True, exist_ok=True)
    return made


def path_of(key: int) -> Path:
    return folder() / f"{key}.material"


def keep(item: IntakeItem, stream: IO[bytes], size: int) -> None:
    """Raises OSError or DatabaseError if the disk is full; then nothing is left behind."""
    if size <= LARGEST_IN_ROW:
        with transaction.atomic():
            IntakeItem.objects.filter(pk=item.pk).update(material=stream.read(LARGEST_IN_ROW))
        return
    path = path_of(item.pk)
    try:
        with path.open("xb") as file:
            shutil.copyfileobj(stream, file, 64 * 1024)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def is_here(item: IntakeItem) -> bool:
    in_row = IntakeItem.objects.filter(pk=item.pk, material__isnull=False).exists()
    return in_row or path_of(item.pk).is_file()


@contextmanager
def opened(item: IntakeItem) -> Iterator[IO[bytes] | None]:
    """An open file that another process can inherit; None if the material is not here."""
    path = path_of(item.pk)
    if path.is_file():
        with path.open("rb") as file:
            yield file
        return
    data = IntakeItem.objects.values_list("material", flat=True).get(pk=item.pk)
    if data is None:
        yield None
        return
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        del data
        yield file


def discard(item: IntakeItem) -> None:
    """Deletes it. The row is updated by itself, because a transaction that fails must not lose the file."""
    IntakeItem.objects.filter(pk=item.pk).update(material=None)
    path_of(item.pk).unlink(missing_ok=True)


def discard_forgotten() -> None:
    """Deletes the files of items that are gone or have been read."""
    unread = (IntakeItem.State.WAITING, IntakeItem.State.READING, IntakeItem.State.FAILED)
    for path in folder().glob("*.material"):
        key = path.name.removesuffix(".material")
        if not key.isdigit() or not IntakeItem.objects.filter(pk=int(key), state__in=unread).exists():
            path.unlink(missing_ok=True)
