"""Opens a stored index."""

from __future__ import annotations

from dataclasses import dataclass

import tantivy

from articles.index.analysis import register
from articles.index.change_log import LogPosition
from articles.index.checksums import ChecksumVerifier
from articles.index.errors import engine_errors
from articles.index.schema import Catalogue
from articles.index.searcher import Snapshot
from articles.index.state import State, read_state
from articles.index.storage import Stamp, Storage


@dataclass(frozen=True)
class OpenIndex:
    """An index as last committed, open for reading and updating."""

    index: tantivy.Index
    snapshot: Snapshot

    @property
    def state(self) -> State:
        return self.snapshot.state

    @property
    def position(self) -> LogPosition:
        return self.state.position


def open_index(
    catalogue: Catalogue, storage: Storage, stamp: Stamp, verifier: ChecksumVerifier, earlier: OpenIndex | None = None
) -> OpenIndex:
    """Opens the index with this stamp. Raises Damaged if it cannot be read or is not as it was written."""
    known = earlier.state if earlier and earlier.snapshot.stamp.folder == stamp.folder else None
    folder = storage.path(stamp)
    with engine_errors():
        verifier.check(folder)
        index = tantivy.Index.open(str(folder))
        register(index)
        index.config_reader("manual")  # the next reader reopens the index after a commit
        searcher = index.searcher()
    state = read_state(catalogue, searcher, folder, known)
    return OpenIndex(index, Snapshot(catalogue, searcher, storage, stamp, state))
