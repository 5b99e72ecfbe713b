"""The files of backups, by their names alone.

parley-20261128T223700.123Z.sqlite3          the database at that moment (UTC), or .dump for PostgreSQL
parley-20261128T223700.123Z.sqlite3.sha256   its digest, as `sha256sum --check` reads it
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from articles.operations.errors import OperationFailed

NAME = re.compile(r"parley-(\d{8}T\d{6}\.\d{3})Z\.(sqlite3|dump)")
MOMENT = "%Y%m%dT%H%M%S.%f"
ONLY_OURS, ONLY_OURS_TO_ENTER = 0o600, 0o700


@dataclass(frozen=True)
class BackupFile:
    path: Path

    @property
    def digest_path(self) -> Path:
        return self.path.with_name(f"{self.path.name}.sha256")

    @property
    def made_at(self) -> datetime | None:
        """The moment in its name. None if somebody has renamed it."""
        found = NAME.fullmatch(self.path.name)
        return datetime.strptime(f"{found[1]}000", MOMENT).replace(tzinfo=UTC) if found else None

    def verify(self) -> None:
        """Raises OperationFailed unless the file is as it was written."""
        try:
            written = self.digest_path.read_text().split()[0]
        except (OSError, IndexError, UnicodeDecodeError):
            raise OperationFailed(
                f"There is no digest in {self.digest_path}: copy that file as well. "
                "Without it nobody can tell whether the backup is whole."
            ) from None
        with self.path.open("rb") as file:
            present = hashlib.file_digest(file, "sha256").hexdigest()
        if present != written:
            raise OperationFailed(f"{self.path} is damaged: its digest is not the one in {self.digest_path.name}.")


def backups_in(folder: Path) -> list[BackupFile]:
    """The complete ones, the oldest first. Other files in the folder are nobody's business."""
    files = (BackupFile(path) for path in sorted(folder.glob("parley-*")) if NAME.fullmatch(path.name))
    return [file for file in files if file.digest_path.exists()]


def remove_all_but(folder: Path, number: int) -> list[BackupFile]:
    """Removes the oldest backups, so that this many are left. Returns those that were removed."""
    old = backups_in(folder)[:-number]
    for file in old:
        file.path.unlink(missing_ok=True)
        file.digest_path.unlink(missing_ok=True)
    return old


@contextmanager
def new_file(folder: Path, suffix: str) -> Iterator[tuple[Path, BackupFile]]:
    """Yields a path to write to, and the backup that it becomes, with its digest, if the block does not fail."""
    folder.mkdir(mode=ONLY_OURS_TO_ENTER, parents=True, exist_ok=True)
    moment = datetime.now(UTC).strftime(MOMENT)[:-3]
    backup = BackupFile(folder / f"parley-{moment}Z.{suffix}")
    with unfinished_file(folder) as path:
        yield path, backup
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        with unfinished_file(folder) as note:
            with note.open("w") as file_of_digest:
                file_of_digest.write(f"{digest}  {backup.path.name}\n")
                file_of_digest.flush()
                os.fsync(file_of_digest.fileno())
            path.rename(backup.path)
            note.rename(backup.digest_path)  # last: a backup without a digest does not count
    flush_names(folder)


@contextmanager
def unfinished_file(folder: Path) -> Iterator[Path]:
    """A file in the folder that only its owner can read. It is removed unless the block renames it."""
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".unfinished-")  # mode 0600
    os.close(descriptor)
    path = Path(name)
    try:
        yield path
    finally:
        for leftover in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            leftover.unlink(missing_ok=True)


def flush_names(folder: Path) -> None:
    """After this, a power cut does not undo the renaming."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_for_owner(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, ONLY_OURS), "wb")
