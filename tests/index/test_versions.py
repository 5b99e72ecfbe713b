"""A release with another version of the index builds its own beside that of the release before, which goes on."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from articles.index import Busy, Storage


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Not the folder into which the index of the five articles is copied."""
    return tmp_path / "releases"


def build(root: Path, version: str) -> Storage:
    storage = Storage(root, version)
    with storage.writing(patience=0):
        folder = storage.new_folder()
        (folder / "meta.json").write_text(version)
        storage.make_current(folder)
    return storage


def contents(storage: Storage) -> str:
    stamp = storage.stamp()
    return (storage.path(stamp) / "meta.json").read_text() if stamp else ""


def age(root: Path, hours: int) -> None:
    """As if everything had been written so long ago."""
    for path in (root, *root.iterdir()):
        os.utime(path, times=(time.time() - 3600 * hours,) * 2)


def test_the_index_of_the_release_before_is_read_while_the_next_is_built_and_afterwards(root: Path) -> None:
    before, after = build(root, "1"), Storage(root, "2")
    with after.writing(patience=0):
        folder = after.new_folder()
        (folder / "meta.json").write_text("2")
        assert (contents(before), contents(after)) == ("1", "")
        after.make_current(folder)
    assert (contents(before), contents(after)) == ("1", "2")


def test_the_release_before_follows_its_changes_while_the_next_builds(root: Path) -> None:
    before, after = build(root, "1"), Storage(root, "2")
    with after.writing(patience=0) as lock:
        lock.announce_long_work()
        assert not before.is_long_work_announced()
        build(root, "1")
    with pytest.raises(Busy), before.writing(patience=0), Storage(root, "1").writing(patience=0):
        pass


def test_the_release_before_does_not_remove_what_the_next_is_building(root: Path) -> None:
    build(root, "1")
    after = Storage(root, "2")
    with after.writing(patience=0):
        folder = after.new_folder()
        build(root, "1")
        assert folder.exists()


def test_a_rollback_finds_its_index_and_coming_back_too(root: Path) -> None:
    before, after = build(root, "1"), build(root, "2")
    build(root, "1")
    assert (contents(before), contents(after)) == ("1", "2")


def test_the_version_before_the_last_is_removed_with_all_that_is_left_of_it(root: Path) -> None:
    first = build(root, "1")
    age(root, hours=2)
    second, third = build(root, "2"), build(root, "3")
    assert [contents(storage) for storage in (first, second, third)] == ["", "2", "3"]
    left = {path.name for path in (*root.iterdir(), *root.parent.iterdir())}
    assert not any("v1" in name for name in left)


def test_what_another_version_left_unfinished_is_removed_after_a_day(root: Path) -> None:
    unfinished = Storage(root, "1").new_folder()
    age(root, hours=23)
    build(root, "2")
    assert unfinished.exists()
    age(root, hours=25)
    build(root, "2")
    assert not unfinished.exists()


@pytest.mark.parametrize("version", ["1", "2"])
def test_an_index_of_a_release_that_had_one_pointer_stays_until_the_version_after_the_next(
    root: Path, version: str
) -> None:
    """Such a release may still serve readers from it, also if its version is the same."""
    old = root / f"v{version}-abc"
    old.mkdir(parents=True)
    (root / "CURRENT").write_text(old.name)
    age(root, hours=48)
    first = build(root, "1")
    assert old.exists()
    build(root, "3")
    build(root, "1")
    assert not old.exists()
    assert not (root / "CURRENT").exists()
    assert contents(first) == "1"
