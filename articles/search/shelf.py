"""Where indexes live on disk. One is current; a new one is built beside it and takes its place at once.

index/CURRENT            the name of the current index's folder
index/v1-0f3a…/          an index, as tantivy writes it
index.lock               held by whoever writes; the kernel lets go of it when its holder dies
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from articles.search.schema import VERSION


class Busy(Exception):
    """Somebody else is writing the index, and did not finish within the time we would wait."""


@dataclass(frozen=True)
class Stamp:
    """Changes with every commit and every new index: the folder, and its meta.json as the file system sees it."""

    folder: str
    modified: int
    inode: int


class Shelf:
    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def _current_file(self) -> Path:
        return self.root / "CURRENT"

    def stamp(self) -> Stamp | None:
        """The present state of the current index, or None where there is none of this version."""
        try:
            name = self._current_file.read_text()
            if not name.startswith(f"v{VERSION}-"):
                return None
            status = (self.root / name / "meta.json").stat()
        except (OSError, UnicodeDecodeError):
            return None
        return Stamp(name, status.st_mtime_ns, status.st_ino)

    def path(self, stamp: Stamp) -> Path:
        return self.root / stamp.folder

    def new_folder(self) -> Path:
        folder = self.root / f"v{VERSION}-{uuid.uuid4().hex[:12]}"
        folder.mkdir(parents=True)
        return folder

    def make_current(self, folder: Path) -> None:
        """From now on `folder` is the index; older ones go. A reader that has one of them open keeps its files."""
        pointer = self.root / f".{folder.name}"
        with pointer.open("w") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self._current_file)
        for other in self.root.glob("v*-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)

    def discard(self, stamp: Stamp) -> None:
        """The index with this stamp is broken: unless another has taken its place, there is none from now on."""
        if (present := self.stamp()) and present.folder == stamp.folder:
            self._current_file.unlink(missing_ok=True)

    @contextlib.contextmanager
    def writing(self, patience: float) -> Iterator[None]:
        """Holds the right to write. Raises Busy when another process keeps it for longer than `patience` seconds."""
        self.root.parent.mkdir(parents=True, exist_ok=True)
        with self.root.with_suffix(".lock").open("w") as lock:
            deadline = time.monotonic() + patience
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= deadline:
                        raise Busy from None
                    time.sleep(0.01)
            yield


def current_shelf() -> Shelf:
    return Shelf(Path(settings.SEARCH_INDEX_DIR))
