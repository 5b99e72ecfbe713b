"""Opening an index that lies on the shelf."""

from __future__ import annotations

from dataclasses import dataclass

import tantivy

from articles.index.analysis import register
from articles.index.change_log import Position
from articles.index.checksums import Watch
from articles.index.errors import engine_faults
from articles.index.searcher import Snapshot
from articles.index.state import State, read_state
from articles.index.storage import Shelf, Stamp


@dataclass(frozen=True)
class Opened:
    """An index as last committed, to be read and to be followed up."""

    index: tantivy.Index
    snapshot: Snapshot

    @property
    def state(self) -> State:
        return self.snapshot.state

    @property
    def position(self) -> Position:
        return self.state.position


def opened(shelf: Shelf, stamp: Stamp, watch: Watch, earlier: Opened | None = None) -> Opened:
    """The index that has this stamp. Raises Damaged where it cannot be read, or is not as it was written."""
    known = earlier.state if earlier and earlier.snapshot.stamp.folder == stamp.folder else None
    with engine_faults():
        folder = shelf.path(stamp)
        watch.check(folder)
        index = tantivy.Index.open(str(folder))
        register(index)
        index.config_reader("manual")  # each commit is opened anew, by whoever comes to read it
        searcher = index.searcher()
        return Opened(index, Snapshot(searcher, shelf, stamp, read_state(searcher, folder, known)))
