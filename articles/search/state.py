"""What an index knows of itself, kept in it as a document."""

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


@dataclass(frozen=True)
class State:
    """`names` grows whenever something that bears a name may have got another."""

    position: Position
    tallies: Tallies
    names: int = 0


def write_state(writer: tantivy.IndexWriter, state: State) -> None:
    """In the same commit as the documents, so that the two can never disagree."""
    writer.delete_documents_by_term("unit", STATE_UNIT)
    document = Document()
    document.add_text("unit", STATE_UNIT)
    document.add_bytes("position", json.dumps([state.position.to_json(), state.names]).encode())
    document.add_bytes("tallies", state.tallies.to_bytes())
    writer.add_document(document)


def read_state(searcher: tantivy.Searcher) -> State:
    """Raises ValueError where the index does not say."""
    hits = searcher.search(tantivy.Query.term_query(SCHEMA, "unit", STATE_UNIT), 1).hits
    if not hits:
        raise ValueError("The index does not say how far it has followed the change log.")
    document: Any = searcher.doc(hits[0][1])
    position, names = json.loads(bytes(document.get_first("position")))
    return State(Position.from_json(position), Tallies.from_bytes(bytes(document.get_first("tallies"))), names)
