"""What an index knows of itself, kept in it as two documents: the small one changes with every commit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import tantivy
from tantivy import Document

from articles.search.changes import Position
from articles.search.schema import SCHEMA
from articles.search.tallies import Tallies

STATE_UNIT = "state"
TALLIES_UNIT = "tallies"


@dataclass(frozen=True)
class State:
    """`names` grows whenever something that bears a name may have got another, `counts` whenever the tallies change."""

    position: Position
    tallies: Tallies
    names: int = 0
    counts: int = 0

    def after(self, position: Position, tallies: Tallies, renames: int) -> State:
        changed = tallies is not self.tallies
        return State(position, tallies, self.names + renames, self.counts + changed)


def write_state(writer: tantivy.IndexWriter, state: State, before: State | None = None) -> None:
    """In the same commit as the documents, so that they can never disagree. `before` is what the index holds."""
    numbers = json.dumps([state.position.to_json(), state.names, state.counts])
    _write(writer, STATE_UNIT, "position", numbers.encode())
    if before is None or before.counts != state.counts:
        _write(writer, TALLIES_UNIT, "tallies", state.tallies.to_bytes())


def read_state(searcher: tantivy.Searcher, earlier: State | None = None) -> State:
    """Raises ValueError where the index does not say. `earlier`, of the same index, spares reading what is the same."""
    position, names, counts = json.loads(_read(searcher, STATE_UNIT, "position"))
    if earlier and earlier.counts == counts:
        tallies = earlier.tallies
    else:
        tallies = Tallies.from_bytes(_read(searcher, TALLIES_UNIT, "tallies"))
    return State(Position.from_json(position), tallies, names, counts)


def _write(writer: tantivy.IndexWriter, unit: str, field: str, data: bytes) -> None:
    writer.delete_documents_by_term("unit", unit)
    document = Document()
    document.add_text("unit", unit)
    document.add_bytes(field, data)
    writer.add_document(document)


def _read(searcher: tantivy.Searcher, unit: str, field: str) -> bytes:
    hits = searcher.search(tantivy.Query.term_query(SCHEMA, "unit", unit), 1).hits
    if not hits:
        raise ValueError("The index does not say how far it has followed the change log.")
    document: Any = searcher.doc(hits[0][1])
    return bytes(document.get_first(field))
