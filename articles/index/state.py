"""Stores the state of an index in the index: in two documents, the smaller one with every commit, and in a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Document

from articles.index import bitmap_file, bitmaps
from articles.index.bitmaps import Bitmaps, Holders
from articles.index.change_log import LogPosition
from articles.index.errors import engine_errors
from articles.index.schema import Catalogue

# Bytes of changes to the bitmaps that are kept beside their file. If there are more, all bitmaps are written again.
FLIPS_ROOM = 200_000


@dataclass(frozen=True)
class State:
    """`names` increases when a record may have been renamed, `counts` when the bitmaps change.

    `flips` is the difference between the bitmaps and those in the file. `written` is the number of the file.
    """

    position: LogPosition
    bitmaps: Bitmaps
    flips: Holders
    names: int = 0
    counts: int = 0
    written: int = 0

    @cached_property
    def flips_data(self) -> bytes:
        return bitmaps.to_bytes(self.flips)

    def after(self, position: LogPosition, flips: Holders, renames: int) -> State:
        names = self.names + renames
        if not any(values for columns in flips.values() for values in columns.values()):
            return State(position, self.bitmaps, self.flips, names, self.counts, self.written)
        present, counts = self.bitmaps.flipped(flips), self.counts + 1
        state = State(position, present, bitmaps.difference(self.flips, flips), names, counts, self.written)
        if len(state.flips_data) > FLIPS_ROOM:
            return State(position, present, {}, names, counts, self.written + 1)
        return state


def write_state(writer: tantivy.IndexWriter, folder: Path, state: State, before: State | None = None) -> None:
    """Writes the state in the same commit as the documents, so they cannot disagree. `before` is the last state.

    The file of bitmaps is on disk before the commit that refers to it.
    """
    numbers = json.dumps([state.position.to_json(), state.names, state.counts, state.written])
    _write(writer, "position", numbers.encode())
    if before is None or before.written != state.written:
        bitmap_file.write(folder, state.written, state.bitmaps)
    if before is None or before.counts != state.counts:
        _write(writer, "flips", state.flips_data)


def read_state(catalogue: Catalogue, searcher: tantivy.Searcher, folder: Path, earlier: State | None = None) -> State:
    """Raises Damaged if the state cannot be read.

    `earlier` is an earlier state of the same index. Parts that have not changed since are not read again.
    """
    with engine_errors():
        position_json, names, counts, written = json.loads(_read(catalogue, searcher, "position"))
        position = LogPosition.from_json(position_json)
    if earlier and earlier.counts == counts:
        return State(position, earlier.bitmaps, earlier.flips, names, counts, written)
    with engine_errors():
        flips = bitmaps.from_bytes(_read(catalogue, searcher, "flips"))
        if earlier and earlier.written == written:
            present = earlier.bitmaps.flipped(bitmaps.difference(earlier.flips, flips))
        else:
            present = bitmap_file.read(folder, written).flipped(flips)
    return State(position, present, flips, names, counts, written)


def _write(writer: tantivy.IndexWriter, field: str, data: bytes) -> None:
    """The unit of the document is the name of its field."""
    writer.delete_documents_by_term("unit", field)
    document = Document()
    document.add_text("unit", field)
    document.add_bytes(field, data)
    writer.add_document(document)


def _read(catalogue: Catalogue, searcher: tantivy.Searcher, field: str) -> bytes:
    hits = searcher.search(tantivy.Query.term_query(catalogue.schema, "unit", field), 1).hits
    if not hits:
        raise ValueError("The index does not say how far it has followed the change log.")
    document: Any = searcher.doc(hits[0][1])
    return bytes(document.get_first(field))
