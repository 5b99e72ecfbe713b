"""Builds an index from the database, and updates it with the changes since.

The database is the only source of truth. Code that changes the database does not call this module: triggers log every
change, and a process updates the index from that log before it reads the index. Call these functions while holding
`storage.writing()`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import tantivy

from articles.index.bitmaps import Bitmaps
from articles.index.change_log import pending_in_transaction
from articles.index.documents import IndexedRecord, unit
from articles.index.engine_writer import EngineWriter
from articles.index.errors import engine_errors
from articles.index.holders import Holders, difference, holders_of
from articles.index.log_position import Pending
from articles.index.opening import OpenIndex
from articles.index.reach import Reach, Units
from articles.index.record_reader import RecordReader
from articles.index.schema import Catalogue
from articles.index.state import State
from articles.index.storage import Storage

# Bytes that the writer may fill before it writes a segment. tantivy requires at least 15 million per thread. A million
# statements fit into one segment, which is faster to search than several.
BUILD_MEMORY = 800_000_000
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
        writer = EngineWriter(catalogue, index, BUILD_MEMORY)
        pks = {noun.name: list(noun.records().order_by("pk").values_list("pk", flat=True)) for noun in catalogue.units}
        held: Holders = {}
        reader = RecordReader(catalogue)
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
        writer = EngineWriter(catalogue, index, BUILD_MEMORY)
        flips: Holders = {}
        reader = RecordReader(catalogue)
        affected = Reach(catalogue).units(pending.changes) or {}
        for noun, batch in _batches({noun: sorted(keys) for noun, keys in affected.items()}, progress):
            flips = difference(flips, writer.replace(current.snapshot, _records_of(reader, {noun: set(batch)})))
        present = State(pending.position, before.bitmaps.flipped(flips), {}, written=before.written + 1)
        writer.finish(folder, present)


def update(catalogue: Catalogue, current: OpenIndex, pending: Pending, affected: Units, renamed: int) -> EngineWriter:
    """Updates the index with a few changes that affect these records, in one commit. `renamed`: see Reach.renamed.

    Call it within `pending_in_transaction()`. Returns the writer, which may still be merging small files into larger
    ones: call its `finish_in_background()`.
    """
    writer = EngineWriter(catalogue, current.index, UPDATE_MEMORY)
    flips = writer.replace(current.snapshot, _records_of(RecordReader(catalogue), affected))
    writer.commit(current.snapshot.folder, current.state.after(pending.position, flips, renamed), current.state)
    return writer


def _records_of(reader: RecordReader, units: Units) -> dict[str, list[IndexedRecord]]:
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
