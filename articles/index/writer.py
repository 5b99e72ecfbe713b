"""Keeping the index in step with the database, and building it from nothing.

The database is the only truth. Nothing here is called by what writes to it: triggers log every change, and whoever
wants to read the index first lets it catch up with that log. Call all of this while holding `shelf.writing()`.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from articles.index.analysis import register
from articles.index.bitmaps import Bitmaps, Holders, Keys, difference, holders_of
from articles.index.change_log import Pending, affected_articles, standing_still
from articles.index.documents import NAMED_NOUNS, Fields, article_documents, document, named_documents, unit
from articles.index.errors import Damaged, engine_faults
from articles.index.opening import Opened
from articles.index.schema import ALL_VALUES, HELD, SCHEMA
from articles.index.state import State, write_state
from articles.index.storage import Lock, Shelf, Stamp
from articles.models import Article

logger = logging.getLogger(__name__)

# Bytes that the writer may fill before it writes a segment; tantivy's least is 15 million per thread. A million
# statements fit into one segment, which is asked in less time than several.
BUILD_MEMORY = 600_000_000
FOLLOW_MEMORY = 15_000_000
BATCH = 500  # articles whose rows are held in memory at once

Progress = Callable[[int, int], None]


def say_nothing(done: int, total: int) -> None:
    pass


def build(shelf: Shelf, progress: Progress = say_nothing) -> None:
    """Builds an index of all that the database holds and makes it the current one.

    `progress` is told how many articles of how many are done. What changes meanwhile is in the log after the position
    the new index starts from, so that it is followed as always. Stopped at any moment, it leaves the current index as
    it was.
    """
    with standing_still(None) as present, _put_up(shelf, shelf.new_folder()) as folder:
        index = tantivy.Index(SCHEMA, path=str(folder))
        register(index)
        writer = _writer(index, BUILD_MEMORY)
        for noun in NAMED_NOUNS:
            for fields in named_documents(noun):
                writer.add_document(document(fields))
        held: Holders = {}
        pks = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
        for batch in _batches(pks, progress):
            records = list(article_documents(batch))
            for fields in records:
                writer.add_document(document(fields))
            held = difference(held, holders_of(records))
        _finish(writer, folder, State(present.position, Bitmaps.from_holders(held), {}))


def follow_at_length(shelf: Shelf, stamp: Stamp, there: Opened, progress: Progress = say_nothing) -> None:
    """Takes in any number of changes since the index was as it is, in memory that does not grow with them.

    They are made in a copy, which then takes the place of the index: no reader ever sees a part of them.
    """
    searcher, before = there.snapshot.searcher, there.state
    with standing_still(there.position) as pending, _put_up(shelf, shelf.copy(stamp)) as folder:
        index = tantivy.Index.open(str(folder))
        register(index)
        writer = _writer(index, BUILD_MEMORY)
        flips = _replace(writer, searcher, before, _named_units(pending.changes))
        for batch in _batches(sorted(affected_articles(pending.changes) or ()), progress):
            flips = difference(flips, _replace(writer, searcher, before, _article_units(batch)))
        present = State(pending.position, before.bitmaps.flipped(flips), {}, written=before.written + 1)
        _finish(writer, folder, present)


def follow(there: Opened, pending: Pending, articles: Collection[int]) -> tantivy.IndexWriter:
    """Takes in the few changes that reach these articles, all in one commit.

    The database is `standing_still()` meanwhile. Returns the writer, which may still be merging small files into larger
    ones: `settle()` it.
    """
    units = {**_named_units(pending.changes), **_article_units(articles)}
    writer = _writer(there.index, FOLLOW_MEMORY)
    flips = _replace(writer, there.snapshot.searcher, there.state, units)
    renames = sum(noun != "article" for noun, _ in pending.changes)
    present = there.state.after(pending.position, flips, renames)
    write_state(writer, there.snapshot.folder, present, there.state)
    writer.commit()
    return writer


def settle(writer: tantivy.IndexWriter, lock: Lock) -> None:
    """Lets the writer end what it has begun, and keeps the right to write until then. Nobody waits for it.

    Every now and then it is a tenth of a second of work, of which readers see nothing.
    """
    kept = os.dup(lock.descriptor)

    def wait() -> None:
        try:
            with engine_faults():
                writer.wait_merging_threads()
        except Damaged as fault:  # the index is as committed; the next writer tries again
            logger.warning("Files of the search index could not be merged: %s", fault)
        finally:
            os.close(kept)

    threading.Thread(target=wait, name="index-merging").start()


@contextmanager
def _put_up(shelf: Shelf, folder: Path) -> Iterator[Path]:
    """Makes the index in `folder` the current one, once all has gone well; else makes room again."""
    try:
        yield folder
        shelf.make_current(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _batches(pks: list[int], progress: Progress) -> Iterator[list[int]]:
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]
        progress(min(start + BATCH, len(pks)), len(pks))


def _writer(index: tantivy.Index, memory: int) -> tantivy.IndexWriter:
    """One whose operations all count. The very first may not, so it is one that changes nothing.

    The engine gives it the number of the last commit. Where files were left to be merged, it merges them while it
    writes, up to and including that number; and a file whose deletions bear that number already it takes for done, so
    that a document deleted there would stay. https://github.com/quickwit-oss/tantivy, advance_deletes()
    """
    writer = index.writer(memory, 1)
    writer.delete_documents_by_term("unit", "")
    return writer


def _finish(writer: tantivy.IndexWriter, folder: Path, state: State) -> None:
    write_state(writer, folder, state)
    writer.commit()
    writer.wait_merging_threads()


def _replace(
    writer: tantivy.IndexWriter, searcher: tantivy.Searcher, before: State, units: Mapping[str, list[Fields]]
) -> Holders:
    """Writes the units anew. Returns what that flips in the bitmaps; `searcher` and `before` are as last committed."""
    held = _held_by(searcher, before.bitmaps, units)
    for name, records in units.items():
        writer.delete_documents_by_term("unit", name)
        for fields in records:
            writer.add_document(document(fields))
    return difference(held, holders_of(fields for records in units.values() for fields in records))


def _held_by(searcher: tantivy.Searcher, bitmaps: Bitmaps, units: Collection[str]) -> Holders:
    """What the records of these units held when the index was last committed."""
    those = Query.term_set_query(SCHEMA, "unit", list(units))
    held: dict[str, dict[str, dict[str, Keys]]] = {}
    for noun, names in HELD.items():
        query = Query.boolean_query(
            [(Occur.Must, Query.term_query(SCHEMA, "noun", noun)), (Occur.Must, Query.const_score_query(those, 0.0))]
        )
        total: Any = searcher.search(query, 1)
        if not total.count:
            continue
        hits = searcher.search(query, total.count, count=False).hits
        pks: Any = searcher.fast_field_values("pk", [address for _, address in hits])
        terms = {name: {"terms": {"field": name, "size": ALL_VALUES, "segment_size": ALL_VALUES}} for name in names}
        answer = searcher.aggregate(query, terms)
        held[noun] = {
            name: {
                value["key"]: bitmaps.of[noun][name].keys(value["key"]) & Keys(pks) for value in answer[name]["buckets"]
            }
            for name in names
        }
    return held


def _article_units(pks: Collection[int]) -> dict[str, list[Fields]]:
    """Unit -> its documents as the database has them now: none, where it is gone or not published."""
    units: dict[str, list[Fields]] = {unit("article", pk): [] for pk in pks}
    for fields in article_documents(pks) if pks else ():
        units[fields["unit"]].append(fields)
    return units


def _named_units(changes: Collection[tuple[str, int]]) -> dict[str, list[Fields]]:
    units: dict[str, list[Fields]] = {}
    for noun in NAMED_NOUNS:
        keys = {key for changed, key in changes if changed == noun}
        units |= {unit(noun, key): [] for key in keys}
        for fields in named_documents(noun, keys) if keys else ():
            units[fields["unit"]].append(fields)
    return units
