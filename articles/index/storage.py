"""Stores indexes in a folder. One of each version is current. A new one is built beside it and then replaces it.

index/CURRENT-v1         the name of the folder of version 1 that is current
index/v1-0f3a…/          an index, as tantivy writes it
index-v1.lock            locked by the process that writes this version. The kernel releases the lock when the process
                         dies. The file is not empty while the process has announced long work

A release whose declarations differ has another version. It builds its index while the release before still serves
readers from its own, which stays until the version after the next: a release can be rolled back at once.
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

POINTER = "CURRENT-"
UNVERSIONED = "CURRENT"  # as releases called it that had one for all versions
LEFT_AFTER = 24 * 3600  # seconds after which the folder of an attempt of another version is removed


class Busy(Exception):
    """Another process is writing the index and did not finish in time."""


@dataclass(frozen=True)
class Stamp:
    """Changes with every commit and every new index: the folder, and the time and inode of its meta.json."""

    folder: str
    modified: int
    inode: int


class Storage:
    """The folder `root`. An index of another version than `version` is ignored."""

    def __init__(self, root: Path, version: str) -> None:
        self.root = root
        self._version = f"v{version}"
        self._prefix = f"{self._version}-"

    @property
    def _current_file(self) -> Path:
        return self.root / f"{POINTER}{self._version}"

    def stamp(self) -> Stamp | None:
        """The stamp of the current index, or None if there is none of this version."""
        name = self._current_name()
        if not name.startswith(self._prefix):
            return None
        try:
            status = (self.root / name / "meta.json").stat()
        except (OSError, ValueError):
            return None
        return Stamp(name, status.st_mtime_ns, status.st_ino)

    def _current_name(self) -> str:
        return _name_in(self._current_file)

    def path(self, stamp: Stamp) -> Path:
        return self.root / stamp.folder

    def new_folder(self) -> Path:
        """Creates a folder for an index and removes remains of failed attempts. Call it while holding `writing()`."""
        self._remove_own_but(self._current_name())
        folder = self.root / f"{self._prefix}{uuid.uuid4().hex[:12]}"
        folder.mkdir(parents=True)
        return folder

    def copy(self, stamp: Stamp) -> Path:
        """Creates a folder with a copy of the index.

        The engine never changes a file that it has written, so hard links are enough.
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
        """Makes `folder` the current index and removes old ones. Readers keep the files that they have open."""
        pointer = self.root / f".{folder.name}"
        with pointer.open("w") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self._current_file)
        self._remove_own_but(folder.name)
        self._remove_old_versions()

    def _remove_own_but(self, name: str) -> None:
        for other in self.root.glob(f"{self._prefix}*"):
            if other.name not in (name, _name_in(self.root / UNVERSIONED)):
                shutil.rmtree(other, ignore_errors=True)

    def _remove_old_versions(self) -> None:
        """Keeps the version before this one, and whatever was written within a day: a release may be building it."""
        others = sorted(set(self.root.glob(f"{UNVERSIONED}*")) - {self._current_file}, key=_modified)
        kept = {self._version, *map(_version_in, others[-1:])}
        for pointer in others[:-1]:
            version = _version_in(pointer)
            pointer.unlink(missing_ok=True)
            if version not in kept:
                self._lock_of(version).unlink(missing_ok=True)
                for folder in self.root.glob(f"{version}-*"):
                    shutil.rmtree(folder, ignore_errors=True)
        for folder in self.root.glob("v*-*"):
            if folder.name.partition("-")[0] not in kept and _modified(folder) < time.time() - LEFT_AFTER:
                shutil.rmtree(folder, ignore_errors=True)

    def discard(self, stamp: Stamp) -> None:
        """Drops the index with this stamp, which is broken, unless another one has already replaced it."""
        if (present := self.stamp()) and present.folder == stamp.folder:
            self._current_file.unlink(missing_ok=True)

    @property
    def _lock_file(self) -> Path:
        return self._lock_of(self._version)

    def _lock_of(self, version: str) -> Path:
        """Beside the folder, which may be deleted at any time."""
        return self.root.with_name(f"{self.root.name}-{version}.lock")

    @contextlib.contextmanager
    def writing(self, patience: float) -> Iterator[Lock]:
        """Holds the write lock. Raises Busy if another process holds it for longer than `patience` seconds."""
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
        """Whether waiting for the write lock is useless. The process that announced the work may have died."""
        try:
            return self._lock_file.stat().st_size > 0
        except OSError:
            return False


@dataclass(frozen=True)
class Lock:
    """The write lock. It belongs to the open file: a process that inherits `descriptor` holds it as well."""

    descriptor: int

    def announce_long_work(self) -> None:
        """Tells readers not to wait for the lock. If the disk is full this fails, and each reader waits in vain."""
        with contextlib.suppress(OSError):
            os.write(self.descriptor, b"long work\n")


def _modified(path: Path) -> float:
    """0.0 if another process has removed it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _name_in(pointer: Path) -> str:
    """The name of the folder that is current, "" if there is none."""
    try:
        return pointer.read_text()
    except (OSError, UnicodeDecodeError):
        return ""


def _version_in(pointer: Path) -> str:
    return _name_in(pointer).partition("-")[0]
