"""A change that reaches many articles is taken in by another process, and no reader waits for it."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest
from django.test import Client

from articles.index import Storage, background, follower
from articles.index.engine_writer import EngineWriter
from articles.index.storage import Lock
from articles.models import Article, Person
from articles.nouns import CATALOGUE, index_storage, snapshot
from tests.archive import grow

pytestmark = pytest.mark.django_db(transaction=True)


class Process:
    """Stands for the process that does it: holds the lock as that does, and works when the test says so."""

    def __init__(self) -> None:
        self.started = 0
        self.lock: int | None = None

    def start(self, storage: Storage, lock: Lock) -> Any:
        lock.announce_long_work()
        self.started += 1
        self.lock = os.dup(lock.descriptor)

    def work(self) -> None:
        background.catch_up(CATALOGUE, index_storage())
        self.die()

    def die(self) -> None:
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None


@pytest.fixture
def process(five_articles: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    process = Process()
    monkeypatch.setattr(background, "start", process.start)
    monkeypatch.setattr(follower, "FEW_RECORDS", 20)
    monkeypatch.setattr(follower, "SMALL_ARCHIVE", 45)
    monkeypatch.setattr(follower, "BACKGROUND_PAUSE", 0.0)
    grow(25)
    shutil.rmtree(settings.SEARCH_INDEX_DIR)  # that of the five: it would have to follow a change of many articles
    snapshot()
    yield process
    process.die()


def total(query: str) -> int:
    return int(Client().get(f"/statements.json?{query}").json()["total"])


def rename_kerry() -> int:
    """Everything that he said, and every article that names him, is now under another name."""
    Person.objects.filter(slug="john-kerry").update(slug="kerry-the-tall", name="Kerry the Tall")
    return Person.objects.get(slug="kerry-the-tall").statements.count()


def test_readers_are_answered_from_the_index_as_it_was_until_all_of_the_change_has_been_taken_in(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "UPDATE_PATIENCE", 60.0)  # whoever waited would wait for so long
    before, kerry = snapshot(), rename_kerry()
    assert snapshot().stamp == snapshot().stamp == before.stamp
    assert process.started == 1
    process.work()
    assert total("speaker=kerry-the-tall") == total("q=tall") == kerry > 20
    assert "john-kerry" not in snapshot().counts("statement", "speaker")


def test_whoever_reads_next_starts_it_again_when_it_has_died(process: Process) -> None:
    before = snapshot().stamp
    kerry = rename_kerry()
    assert snapshot().stamp == before
    process.die()
    assert snapshot().stamp == before
    assert process.started == 2
    process.work()
    assert total("q=tall") == kerry


def test_one_that_dies_at_once_is_not_started_by_every_reader(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "BACKGROUND_PAUSE", 60.0)
    rename_kerry()
    for _ in range(3):
        snapshot()
        process.die()
    assert process.started == 1


def test_what_is_edited_meanwhile_follows_next(process: Process) -> None:
    rename_kerry()
    snapshot()
    Article.objects.filter(slug="more-3").update(headline="We are flabbergasted")
    snapshot()
    process.work()
    answer = Client().get("/articles.json?q=flabbergasted").json()
    assert answer["total"] == 1
    assert process.started == 1


def test_the_long_way_killed_halfway_leaves_the_index_as_it_was(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, kerry = snapshot().stamp, rename_kerry()
    snapshot()
    monkeypatch.setattr(EngineWriter, "finish", lambda *args: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        process.work()
    assert index_storage().stamp() == before
    monkeypatch.undo()
    process.work()
    assert total("q=tall") == kerry


def test_a_missing_index_of_a_large_archive_is_not_built_while_a_reader_waits(process: Process) -> None:
    grow(5, "many")
    storage, everything = index_storage(), total("")
    storage.discard(snapshot().stamp)
    answer = Client().get("/statements.json")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    process.work()
    assert total("") == everything
