"""After thousands of edits from several connections the index that followed them equals one built from nothing."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from tantivy import Query as EngineQuery

from articles.index import Query, Snapshot, Storage, background, follower, parse, state, writer
from articles.index.checksums import ChecksumVerifier
from articles.index.opening import open_index
from articles.index.storage import Lock
from articles.nouns import CATALOGUE, index_storage, snapshot
from tests.index.edits import WORDS, Editor

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS, EDITORS, EDITS = 4, 3, 170


@pytest.fixture
def several_connections(five_articles: None, tmp_path: Path) -> Iterator[None]:
    """SQLite's test database is in memory, where connections lock each other out: here it is moved to a file."""
    if connection.vendor != "sqlite":
        yield
        return
    file, name, memory = tmp_path / "parley.sqlite3", connection.settings_dict["NAME"], connection.connection
    target = sqlite3.connect(file)
    memory.backup(target)
    target.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


@pytest.fixture(autouse=True)
def background_at_hand(monkeypatch: pytest.MonkeyPatch) -> list[Lock]:
    """The long way already for a few articles, and in this process: another would not know the tests' database."""
    started: list[Lock] = []

    def start(storage: Storage, lock: Lock) -> Any:
        started.append(lock)
        with ThreadPoolExecutor(1) as thread:
            thread.submit(apart, background.catch_up, CATALOGUE, storage).result()

    monkeypatch.setattr(background, "start", start)
    monkeypatch.setattr(follower, "FEW_RECORDS", 12)
    monkeypatch.setattr(follower, "FEW_CHANGES", 60)
    monkeypatch.setattr(follower, "BACKGROUND_PAUSE", 0.0)
    monkeypatch.setattr(state, "FLIPS_ROOM", 5_000)  # bytes; the bitmaps are now and then written anew, too
    return started


def apart(work: Any, *args: Any) -> Any:
    """In a thread, which has a connection of its own."""
    try:
        return work(*args)
    finally:
        connections.close_all()


def by_engine(state: Snapshot, noun: str, field: str) -> dict[str, int]:
    """The counts of a field's values, told by the engine's documents instead of the bitmaps."""
    everything = {"terms": {"field": field, "size": 100_000, "segment_size": 100_000}}
    answer = state.searcher.aggregate(EngineQuery.term_query(CATALOGUE.schema, "noun", noun), {"values": everything})
    return {bucket["key"]: int(bucket["doc_count"]) for bucket in answer["values"]["buckets"]}


def contents(state: Snapshot) -> dict[Any, Any]:
    """All that can be asked of an index, asked."""
    found: dict[Any, Any] = {"bitmaps": state.state.bitmaps.holders}
    for name, noun in CATALOGUE.nouns.items():
        everything = state.query(name).order_by("")
        found[name] = sorted(everything.first_keys(10_000))
        for word in (*WORDS, "talks", "alias", "geneva", "article"):
            found[name, word] = sorted(everything.search(parse(word)).first_keys(10_000))
        for day in noun.day_fields:
            found[name, day] = everything.order_by(day).first_keys(10_000)
            assert found[name, day] == list(chain.from_iterable(everything.order_by(day).iter_keys()))
        for field in noun.counted_fields:
            counts = state.column(name, field).counts
            assert counts == by_engine(state, name, field)
            for value in counts:
                for query in (everything.where(field, [value]), everything.exclude(field, [value])):
                    found[name, field, value, bool(query.any_of)] = by_both(query)
        for number in range(1, 13) if noun.dated_by else ():
            first, last = datetime.date(2015, number, 11), datetime.date(2015, number, 12)
            for query in (everything.since(first), everything.until(last), everything.since(first).until(last)):
                found[name, query.first, query.last] = by_both(query)
    return found


def by_both(query: Query) -> list[int]:
    """The keys that match, as the engine finds them and as the bitmaps do."""
    keys = sorted(query.first_keys(10_000))
    assert keys == sorted(query.order_by(query.noun.dated_by).first_keys(10_000))
    assert len(keys) == query.total()
    return keys


def built_from_nothing(folder: Path) -> Snapshot:
    storage = Storage(folder, CATALOGUE.version)
    with storage.writing(patience=5):
        writer.build(CATALOGUE, storage)
    stamp = storage.stamp()
    assert stamp
    return open_index(CATALOGUE, storage, stamp, ChecksumVerifier()).snapshot


def followed() -> Snapshot:
    """The first reader may only have had the long way begun; the second sees where it led."""
    snapshot()
    with index_storage().writing(patience=5):
        pass
    return snapshot()


def test_the_followed_index_equals_one_built_from_nothing(
    several_connections: None, tmp_path: Path, background_at_hand: list[Lock]
) -> None:
    snapshot()
    editors = [Editor(seed) for seed in range(EDITORS)]
    states, made = set(), 0
    for number in range(ROUNDS):
        with ThreadPoolExecutor(EDITORS) as desk:
            at_work: list[Future[int]] = [
                desk.submit(apart, lambda who: sum(who.edit() for _ in range(EDITS)), editor) for editor in editors
            ]
            while not all(one.done() for one in at_work):
                states.add(snapshot().stamp)
                threading.Event().wait(0.02)
        made += sum(one.result() for one in at_work)
        state = followed()
        fresh = built_from_nothing(tmp_path / f"fresh-{number}")
        assert contents(state) == contents(fresh)
    assert made > ROUNDS * EDITORS * EDITS * 0.3  # the others were taken back, or got in each other's way
    assert len(states) > ROUNDS  # it was followed meanwhile, and not only at the end
    assert background_at_hand  # both ways of following were gone
