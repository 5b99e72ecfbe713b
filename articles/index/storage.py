"""Where indexes are stored. One is current; a new one is built beside it and then takes its place.

index/CURRENT            the name of the current index's folder
index/v1-0f3a…/          an index, as tantivy writes it
index.lock               held by whoever writes, and released by the kernel when its holder dies. It is not empty
                         while the work is announced to take long
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


class Busy(Exception):
    """Another process is writing the index, and did not finish in the time that we wait."""


@dataclass(frozen=True)
class Stamp:
    """Changes with every commit and every new index: the folder, and its meta.json as the file system sees it."""

    folder: str
    modified: int
    inode: int


class Storage:
    """The folder `root`, with the indexes of one version."""

    def __init__(self, root: Path, version: str) -> None:
        self.root = root
        self._prefix = f"v{version}-"

    @property
    def _current_file(self) -> Path:
        return self.root / "CURRENT"

    def stamp(self) -> Stamp | None:
        """The stamp of the current index, or None where there is none of this version."""
        name = self._current_name()
        if not name.startswith(self._prefix):
            return None
        try:
            status = (self.root / name / "meta.json").stat()
        except (OSError, ValueError):
            return None
        return Stamp(name, status.st_mtime_ns, status.st_ino)

    def _current_name(self) -> str:
        try:
            return self._current_file.read_text()
        except (OSError, UnicodeDecodeError):
            return ""

    def path(self, stamp: Stamp) -> Path:
        return self.root / stamp.folder

    def new_folder(self) -> Path:
        """Call it while holding `writing()`. Removes what failed attempts have left behind."""
        self._remove_all_but(self._current_name())
        folder = self.root / f"{self._prefix}{uuid.uuid4().hex[:12]}"
        folder.mkdir(parents=True)
        return folder

    def copy(self, stamp: Stamp) -> Path:
        """A new folder with a copy of the index.

        The engine never changes a file that it has written, so a hard link does for a copy.
        """
        folder = self.new_folder()
        for file in self.path(stamp).iterdir():
            if file.suffix != ".lock":
                try:
                    os.link(file, folder / file.name)
                except OSError:  # a file system without hard links
                    shutil.copy2(file, folder / file.name)
        return folder

    def make_current(self, folder: Path) -> None:
        """Makes `folder` the index and removes older ones. A reader that has one of them open keeps its files."""
        pointer = self.root / f".{folder.name}"
        with pointer.open("w") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self._current_file)
        self._remove_all_but(folder.name)

    def _remove_all_but(self, name: str) -> None:
        for other in self.root.glob("v*-*"):
            if other.name != name:
                shutil.rmtree(other, ignore_errors=True)

    def discard(self, stamp: Stamp) -> None:
        """Forgets the index with this stamp, which is broken, unless another one has taken its place already."""
        if (present := self.stamp()) and present.folder == stamp.folder:
            self._current_file.unlink(missing_ok=True)

    @property
    def _lock_file(self) -> Path:
        return self.root.with_suffix(".lock")

    @contextlib.contextmanager
    def writing(self, patience: float) -> Iterator[Lock]:
        """Holds the right to write. Raises Busy when another process keeps it for longer than `patience` seconds."""
        self.root.parent.mkdir(parents=True, exist_ok=True)
        with self._lock_file.open("ab") as file:
            deadline = time.monotonic() + patience
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= deadline:
                        raise Busy from None
                    time.sleep(0.005)
            if os.fstat(file.fileno()).st_size:
                os.ftruncate(file.fileno(), 0)
            yield Lock(file.fileno())

    def is_long_work_announced(self) -> bool:
        """Whether waiting for the right to write is useless. The process that announced the work may have died."""
        try:
            return self._lock_file.stat().st_size > 0
        except OSError:
            return False


@dataclass(frozen=True)
class Lock:
    """The right to write. It belongs to the open file, so that a process that inherits `descriptor` holds it, too."""

    descriptor: int

    def announce_long_work(self) -> None:
        """Readers then do not wait. Where the disk is full, each waits for a moment in vain."""
        with contextlib.suppress(OSError):
            os.write(self.descriptor, b"long work\n")
