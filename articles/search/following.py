"""Keeping the index in step with the database, and building it from nothing.

The database is the only truth. Nothing here is called by what writes to it: triggers log every change, and whoever
wants to read the index first lets it catch up with that log. Call all of this while holding `shelf.writing()`.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy
from tantivy import Document

from articles.models import Article
from articles.search.analysis import register
from articles.search.changes import Pending, Position, affected_articles, standing_still
from articles.search.documents import NAMED_NOUNS, article_documents, named_documents, unit
from articles.search.faults import Damaged, engine_faults
from articles.search.schema import SCHEMA
from articles.search.shelf import Lock, Shelf, Stamp
from articles.search.state import State, write_state
from articles.search.tallies import Tallies, tally_documents, tally_index

logger = logging.getLogger(__name__)

# Bytes that the writer may fill before it writes a segment; tantivy's least is 15 million per thread.
BUILD_MEMORY = 200_000_000
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
        writer = index.writer(BUILD_MEMORY, 1)
        for noun in NAMED_NOUNS:
            for _, document in named_documents(noun):
                writer.add_document(document)
        pks = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
        for batch in _batches(pks, progress):
            for _, document in article_documents(batch):
                writer.add_document(document)
        _finish(index, writer, present.position)


def follow_at_length(shelf: Shelf, stamp: Stamp, position: Position, progress: Progress = say_nothing) -> None:
    """Takes in any number of changes since `position`, in memory that does not grow with them.

    They are made in a copy, which then takes the place of the index: no reader ever sees a part of them.
    """
    with standing_still(position) as pending, _put_up(shelf, shelf.copy(stamp)) as folder:
        index = tantivy.Index.open(str(folder))
        register(index)
        writer = index.writer(BUILD_MEMORY, 1)
        for name, documents in _named_units(pending.changes).items():
            _replace(writer, name, documents)
        for batch in _batches(sorted(affected_articles(pending.changes) or ()), progress):
            for name, documents in _article_units(batch).items():
                _replace(writer, name, documents)
        _finish(index, writer, pending.position)


def follow(
    index: tantivy.Index, searcher: tantivy.Searcher, state: State, pending: Pending, articles: Collection[int]
) -> tantivy.IndexWriter:
    """Takes in the few changes that reach these articles, all in one commit.

    `searcher` and `state` are the index as it was last committed. The database is `standing_still()` meanwhile. Returns
    the writer, which may still be merging small files into larger ones: `settle()` it.
    """
    units = {**_named_units(pending.changes), **_article_units(articles)}
    before = tally_index(searcher, units)
    after = tally_documents(document for documents in units.values() for document in documents)
    writer = index.writer(FOLLOW_MEMORY, 1)
    for name, documents in units.items():
        _replace(writer, name, documents)
    renames = sum(noun != "article" for noun, _ in pending.changes)
    write_state(writer, state.after(pending.position, state.tallies.corrected(before, after), renames), state)
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


def _finish(index: tantivy.Index, writer: tantivy.IndexWriter, position: Position) -> None:
    """Nobody reads the index yet, so that it may be committed twice."""
    writer.commit()
    index.reload()
    write_state(writer, State(position, Tallies(tally_index(index.searcher()))))
    writer.commit()
    writer.wait_merging_threads()


def _replace(writer: tantivy.IndexWriter, name: str, documents: list[Document]) -> None:
    writer.delete_documents_by_term("unit", name)
    for document in documents:
        writer.add_document(document)


def _article_units(pks: Collection[int]) -> dict[str, list[Document]]:
    """Unit -> its documents as the database has them now: none, where it is gone or not published."""
    units: dict[str, list[Document]] = {unit("article", pk): [] for pk in pks}
    for name, document in article_documents(pks) if pks else ():
        units[name].append(document)
    return units


def _named_units(changes: Collection[tuple[str, int]]) -> dict[str, list[Document]]:
    units: dict[str, list[Document]] = {}
    for noun in NAMED_NOUNS:
        keys = {key for changed, key in changes if changed == noun}
        units |= {unit(noun, key): [] for key in keys}
        for name, document in named_documents(noun, keys) if keys else ():
            units[name].append(document)
    return units
