"""Writing an index: building it from the database, and updating it with what has changed since.

The database is the only truth. What writes to it does not call anything here: triggers log every change, and whoever is
about to read the index first updates it from that log. Call all of this while holding `storage.writing()`.
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
from articles.index.change_log import Pending, Reach, Units, standing_still
from articles.index.documents import DocumentReader, DocumentWriter, IndexedRecord, unit
from articles.index.errors import Damaged, engine_errors
from articles.index.opening import OpenIndex
from articles.index.schema import ALL_VALUES, NOUN, Catalogue
from articles.index.searcher import Snapshot
from articles.index.state import State, write_state
from articles.index.storage import Lock, Storage

logger = logging.getLogger(__name__)

# Bytes that the writer may fill before it writes a segment; the least that tantivy allows is 15 million per thread. A
# million statements fit into one segment, which is searched in less time than several.
BUILD_MEMORY = 600_000_000
UPDATE_MEMORY = 15_000_000
BATCH = 500  # units whose records are held in memory at once

Progress = Callable[[int, int], None]


def say_nothing(done: int, total: int) -> None:
    pass


def build(catalogue: Catalogue, storage: Storage, progress: Progress = say_nothing) -> None:
    """Builds an index of everything in the database and makes it the current one.

    `progress` is told how many records of how many are done. What changes meanwhile is in the log after the position
    that the new index starts from, and is followed as always. If it is stopped, the current index stays as it was.
    """
    with standing_still(None) as present, _becoming_current(storage, storage.new_folder()) as folder:
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


def update_in_copy(catalogue: Catalogue, storage: Storage, there: OpenIndex, progress: Progress = say_nothing) -> None:
    """Updates the index with any number of changes, in memory that does not grow with them.

    They are made in a copy, which then takes the place of the index: no reader sees only some of them.
    """
    before = there.state
    with (
        standing_still(there.position) as pending,
        _becoming_current(storage, storage.copy(there.snapshot.stamp)) as folder,
    ):
        with engine_errors():
            index = tantivy.Index.open(str(folder))
        writer = Writer(catalogue, index, BUILD_MEMORY)
        flips: Holders = {}
        reader = DocumentReader(catalogue)
        affected = Reach(catalogue).units(pending.changes) or {}
        for noun, batch in _batches({noun: sorted(keys) for noun, keys in affected.items()}, progress):
            flips = difference(flips, writer.replace(there.snapshot, _records_of(reader, {noun: set(batch)})))
        present = State(pending.position, before.bitmaps.flipped(flips), {}, written=before.written + 1)
        writer.finish(folder, present)


def update(catalogue: Catalogue, there: OpenIndex, pending: Pending, affected: Units, renamed: int) -> Writer:
    """Updates the index with a few changes that affect these records, in one commit. `renamed`: see Reach.renamed.

    The database is `standing_still()` meanwhile. Returns the writer, which may still be merging small files into larger
    ones: let it `finish_in_background()`.
    """
    writer = Writer(catalogue, there.index, UPDATE_MEMORY)
    flips = writer.replace(there.snapshot, _records_of(DocumentReader(catalogue), affected))
    writer.commit(there.snapshot.folder, there.state.after(pending.position, flips, renamed), there.state)
    return writer


class Writer:
    """The engine's writer for one index. Raises Damaged where the files cannot be written."""

    def __init__(self, catalogue: Catalogue, index: tantivy.Index, memory: int) -> None:
        self._catalogue = catalogue
        self._documents = DocumentWriter(catalogue)
        with engine_errors():
            register(index)
            self._engine = index.writer(memory, 1)
            # The engine gives the first operation of a writer the number of the last commit. Where files were left to
            # be merged, it merges them up to and including that number, and takes a file whose deletions already bear
            # that number for done: a document deleted by the first operation would stay. So the first one deletes
            # nothing. https://github.com/quickwit-oss/tantivy, advance_deletes()
            self._engine.delete_documents_by_term("unit", "")

    def add(self, record: IndexedRecord) -> None:
        document = self._documents.document(record)
        with engine_errors():
            self._engine.add_document(document)

    def replace(self, snapshot: Snapshot, units: Mapping[str, list[IndexedRecord]]) -> Holders:
        """Writes the units anew. Returns what that flips in the bitmaps of the snapshot, the state last committed."""
        held = self._held(snapshot, units)
        for name, records in units.items():
            with engine_errors():
                self._engine.delete_documents_by_term("unit", name)
            for record in records:
                self.add(record)
        return difference(held, holders_of(record for records in units.values() for record in records))

    def commit(self, folder: Path, state: State, before: State | None = None) -> None:
        with engine_errors():
            write_state(self._engine, folder, state, before)
            self._engine.commit()

    def finish(self, folder: Path, state: State) -> None:
        self.commit(folder, state)
        with engine_errors():
            self._engine.wait_merging_threads()

    def finish_in_background(self, lock: Lock) -> None:
        """Lets the writer finish merging, and keeps the right to write until then. Nobody waits for it.

        Now and then this is a tenth of a second of work. Readers see nothing of it.
        """
        kept = os.dup(lock.descriptor)

        def wait() -> None:
            try:
                with engine_errors():
                    self._engine.wait_merging_threads()
            except Damaged as error:  # the index is as committed; the next writer tries again
                logger.warning("Files of the search index could not be merged: %s", error)
            finally:
                os.close(kept)

        threading.Thread(target=wait, name="index-merging").start()

    def _held(self, snapshot: Snapshot, units: Collection[str]) -> Holders:
        """What the records of these units held in the last commit."""
        schema, searcher = self._catalogue.schema, snapshot.searcher
        those = Query.const_score_query(Query.term_set_query(schema, "unit", list(units)), 0.0)
        held: dict[str, dict[str, dict[str, Keys]]] = {}
        for noun in self._catalogue.declared:
            query = Query.boolean_query([(Occur.Must, Query.term_query(schema, NOUN, noun.name)), (Occur.Must, those)])
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
    """Unit -> its records as the database has them now: none where it is gone, or not for readers."""
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
def _becoming_current(storage: Storage, folder: Path) -> Iterator[Path]:
    """Makes the index in `folder` the current one if all goes well, and removes the folder if not."""
    try:
        yield folder
        storage.make_current(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
