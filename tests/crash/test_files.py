"""What may happen to the files of the index. The site mends itself: readers are at most told to come back."""

from __future__ import annotations

import os
import random
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.crash.watching import Readers, descendants
from tests.waiting import until

SMALL = 2_000  # bytes


def overwrite(file: Path) -> None:
    """Some bytes in its midst."""
    with file.open("r+b") as stream:
        stream.seek(file.stat().st_size // 2)
        stream.write(random.Random(7).randbytes(64))


def truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def test_a_deleted_index_is_made_again(readers: Readers) -> None:
    with readers.at_work() as told:
        shutil.rmtree(readers.site.log.with_suffix(""))
        assert until(lambda: told.statuses[200] > 20)
    readers.await_truth()


@pytest.mark.parametrize("damage", [overwrite, truncate])
def test_damaged_files_are_noticed_before_anybody_is_told_what_they_hold(
    readers: Readers, damage: Callable[[Path], None]
) -> None:
    """A worker that was just reading a file which is cut off dies of it, and is replaced."""
    index = readers.site.log.with_suffix("")
    for kind in ("*.fast", "*.idx", "*.store", "*.bitmaps", "meta.json"):
        readers.await_truth()
        with readers.at_work(edits=False) as told:
            largest = max(index.glob(f"v*/{kind}"), key=lambda file: file.stat().st_size)
            damage(largest)
            before = told.statuses[200]
            assert until(lambda: told.statuses[200] > before + 5)  # noqa: B023
    readers.await_truth()


def test_a_full_disk_stops_lists_rather_than_letting_them_go_wrong(readers: Readers, disk: Path) -> None:
    with readers.at_work() as told, no_room(readers, disk):
        assert until(lambda: told.statuses[503] > 3)
    readers.await_truth()


@contextmanager
def no_room(readers: Readers, disk: Path) -> Iterator[None]:
    if not disk.is_mount():
        limit_files(readers, SMALL)
        yield
        limit_files(readers, resource.RLIM_INFINITY)
        return
    with suppress(OSError), (disk / "full").open("wb", buffering=0) as filler:
        while filler.write(bytes(4096)):
            pass
    yield
    (disk / "full").unlink()


def limit_files(readers: Readers, size: int) -> None:
    """No process of the site can make a larger file: as good as a full disk, where we may not mount one."""
    master = readers.site.process.pid
    for pid in (master, *descendants(master)):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
