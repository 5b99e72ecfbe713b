"""Builds an index from the database, and updates it with the changes since.

The database is the only source of truth. Code that changes the database does not call this module: triggers log every
change, and a process updates the index from that log before it reads the index. Call these functions while holding
`storage.writing()`.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from articles.index.analysis import register
from articles.index.bitmaps import Bitmaps, Holders, Keys, difference, holders_of
from articles.index.change_log import Pending, Reach, Units, pending_in_transaction
from articles.index.documents import DocumentReader, DocumentWriter, IndexedRecord, unit
from articles.index.errors import Damaged, engine_errors
from articles.index.opening import OpenIndex
from articles.index.schema import ALL_VALUES, NOUN, Catalogue
from articles.index.searcher import Snapshot
from articles.index.state import State, write_state
from articles.index.storage import Lock, Storage
from articles.index.words import NewWords

logger = logging.getLogger(__name__)

# Bytes that the writer may fill before it writes a segment. tantivy requires at least 15 million per thread. A million
# statements fit into one segment, which is faster to search than several.
BUILD_MEMORY = 600_000_000
UPDATE_MEMORY = 15_000_000
BATCH = 500  # units whose records are held in memory at once

Progress = Callable[[int, int], None]


def ignore_progress(done: int, total: int) -> None:
    pass


def build(catalogue: Catalogue, storage: Storage, progress: Progress = ignore_progress) -> None:
    """Builds an index of everything in the database and makes it the current one.

    `progress` is called with the number of records that are done and the total. Changes made meanwhile are in the log
    after the position of the new index, which follows them as usual. If the build fails, the current index stays as it
    was.
    """
    with (
        pending_in_transaction(None) as present,
        _made_current_on_success(storage, storage.new_folder()) as folder,
    ):
        with engine_errors():
            index = tantivy.Index(catalogue.schema, path=str(folder))
        writer = Writer(catalogue, index, BUILD_MEMORY)
        pks = {noun.name: list(noun.records().order_by("pk").values_list("pk", flat=True)) for noun in catalogue.units}
        held: Holders = {}
        reader = DocumentReader(catalogue)
        for noun, batch in _batches(pks, progress):
            records = list(reader.read(noun, batch))
            for record in records:
                writer.add(record)
            held = difference(held, holders_of(records))
        writer.finish(folder, State(present.position, Bitmaps.from_holders(held), {}))


def update_in_copy(
    catalogue: Catalogue, storage: Storage, current: OpenIndex, progress: Progress = ignore_progress
) -> None:
    """Updates the index with any number of changes, in memory that does not grow with them.

    The changes are made in a copy, which then replaces the index. No reader sees only some of them.
    """
    before = current.state
    with (
        pending_in_transaction(current.position) as pending,
        _made_current_on_success(storage, storage.copy(current.snapshot.stamp)) as folder,
    ):
        with engine_errors():
            index = tantivy.Index.open(str(folder))
        writer = Writer(catalogue, index, BUILD_MEMORY)
        flips: Holders = {}
        reader = DocumentReader(catalogue)
        affected = Reach(catalogue).units(pending.changes) or {}
        for noun, batch in _batches({noun: sorted(keys) for noun, keys in affected.items()}, progress):
            flips = difference(flips, writer.replace(current.snapshot, _records_of(reader, {noun: set(batch)})))
        present = State(pending.position, before.bitmaps.flipped(flips), {}, written=before.written + 1)
        writer.finish(folder, present)


def update(catalogue: Catalogue, current: OpenIndex, pending: Pending, affected: Units, renamed: int) -> Writer:
    """Updates the index with a few changes that affect these records, in one commit. `renamed`: see Reach.renamed.

    Call it within `pending_in_transaction()`. Returns the writer, which may still be merging small files into larger
    ones: call its `finish_in_background()`.
    """
    writer = Writer(catalogue, current.index, UPDATE_MEMORY)
    flips = writer.replace(current.snapshot, _records_of(DocumentReader(catalogue), affected))
    writer.commit(current.snapshot.folder, current.state.after(pending.position, flips, renamed), current.state)
    return writer


class Writer:
    """The engine's writer for one index. Its methods raise Damaged if the files cannot be written."""

    def __init__(self, catalogue: Catalogue, index: tantivy.Index, memory: int) -> None:
        self._catalogue = catalogue
        self._documents = DocumentWriter(catalogue)
        with engine_errors():
            register(index)
            self._engine = index.writer(memory, 1)
            self._words = NewWords(index.searcher())
            # The engine gives the first operation of a writer the number of the last commit. When it merges files left
            # from before, it applies deletions up to and including that number, and skips a file whose deletions
            # already have that number. A document deleted by the first operation would therefore stay, so the first
            # operation deletes nothing. https://github.com/quickwit-oss/tantivy, advance_deletes()
            self._engine.delete_documents_by_term("unit", "")

    def add(self, record: IndexedRecord) -> None:
        document = self._documents.document(record)
        with engine_errors():
            self._engine.add_document(document)
        self._words.collect(record.text.values(), record.names)

    def replace(self, snapshot: Snapshot, units: Mapping[str, list[IndexedRecord]]) -> Holders:
        """Rewrites the units. Returns the keys to flip in the bitmaps of the snapshot, which is the last commit."""
        held = self._held(snapshot, units)
        for name, records in units.items():
            with engine_errors():
                self._engine.delete_documents_by_term("unit", name)
            for record in records:
                self.add(record)
        return difference(held, holders_of(record for records in units.values() for record in records))

    def commit(self, folder: Path, state: State, before: State | None = None) -> None:
        with engine_errors():
            for document in self._words.documents(self._catalogue.schema):
                self._engine.add_document(document)
            write_state(self._engine, folder, state, before)
            self._engine.commit()

    def finish(self, folder: Path, state: State) -> None:
        self.commit(folder, state)
        with engine_errors():
            self._engine.wait_merging_threads()

    def finish_in_background(self, lock: Lock) -> None:
        """Waits in a thread until the writer has finished merging, and keeps the write lock until then.

        A merge occasionally takes a tenth of a second. It does not delay readers.
        """
        kept = os.dup(lock.descriptor)

        def wait() -> None:
            try:
                with engine_errors():
                    self._engine.wait_merging_threads()
            except Damaged as error:  # the commit is not affected; the next writer tries again
                logger.warning("Files of the search index could not be merged: %s", error)
            finally:
                os.close(kept)

        threading.Thread(target=wait, name="index-merging").start()

    def _held(self, snapshot: Snapshot, units: Collection[str]) -> Holders:
        """The keys of the records of these units by noun, field and value, in the last commit."""
        schema, searcher = self._catalogue.schema, snapshot.searcher
        units_query = Query.const_score_query(Query.term_set_query(schema, "unit", list(units)), 0.0)
        held: dict[str, dict[str, dict[str, Keys]]] = {}
        for noun in self._catalogue.declared:
            of_noun = Query.term_query(schema, NOUN, noun.name)
            query = Query.boolean_query([(Occur.Must, of_noun), (Occur.Must, units_query)])
            with engine_errors():
                found = int(searcher.search(query, 1).count)  # type: ignore[attr-defined] # missing in its stubs
                if not found:
                    continue
                hits = searcher.search(query, found, count=False).hits
                pks = Keys(
                    int(pk)
                    for pk in searcher.fast_field_values("pk", [address for _, address in hits])
                    if pk is not None
                )
                names = (NOUN, *noun.counted_fields)
                terms = {
                    name: {"terms": {"field": name, "size": ALL_VALUES, "segment_size": ALL_VALUES}} for name in names
                }
                answer = searcher.aggregate(query, terms)
            held[noun.name] = {
                name: {
                    bucket["key"]: snapshot.column(noun.name, name).keys(bucket["key"]) & pks
                    for bucket in answer[name]["buckets"]
                }
                for name in names
            }
        return held


def _records_of(reader: DocumentReader, units: Units) -> dict[str, list[IndexedRecord]]:
    """Unit -> its records as they are in the database now; none if the unit is deleted or not published."""
    records: dict[str, list[IndexedRecord]] = {unit(noun, pk): [] for noun, pks in units.items() for pk in pks}
    for noun, pks in units.items():
        for record in reader.read(noun, pks) if pks else ():
            records[record.unit].append(record)
    return records


def _batches(pks: Mapping[str, list[int]], progress: Progress) -> Iterator[tuple[str, list[int]]]:
    done, total = 0, sum(map(len, pks.values()))
    for noun, keys in pks.items():
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            yield noun, batch
            done += len(batch)
            progress(done, total)


@contextmanager
def _made_current_on_success(storage: Storage, folder: Path) -> Iterator[Path]:
    """Makes the index in `folder` the current one if the block succeeds. Otherwise removes the folder."""
    try:
        yield folder
        storage.make_current(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
