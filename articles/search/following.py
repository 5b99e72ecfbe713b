"""Keeping the index in step with the database, and building it from nothing.

The database is the only truth. Nothing here is called by what writes to it: triggers log every change, and whoever
wants to read the index first lets it catch up with that log.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import tantivy
from tantivy import Document

from articles.models import Article
from articles.search.analysis import register
from articles.search.changes import Pending, Position, affected_articles, pending_since
from articles.search.documents import NAMED_NOUNS, article_documents, named_documents, unit
from articles.search.schema import SCHEMA
from articles.search.shelf import Shelf
from articles.search.tallies import Tallies, tally_documents, tally_index

# Bytes that the writer may fill before it writes a segment; tantivy's least is 15 million per thread.
BUILD_MEMORY = 200_000_000
FOLLOW_MEMORY = 15_000_000
BATCH = 500  # articles whose rows are held in memory at once
STATE_UNIT = "state"


def build(shelf: Shelf, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Builds an index of all that the database holds and makes it the current one.

    `progress` is told how many articles of how many are done. Call it while holding `shelf.writing()`. What changes
    meanwhile is in the log after the position the new index starts from, so that it is followed as always. Stopped
    at any moment, it leaves the current index as it was.
    """
    position = pending_since(None).position
    folder = shelf.new_folder()
    index = tantivy.Index(SCHEMA, path=str(folder))
    register(index)
    writer = index.writer(BUILD_MEMORY, 1)
    for noun in NAMED_NOUNS:
        for _, document in named_documents(noun):
            writer.add_document(document)
    pks = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        for _, document in article_documents(pks[start : start + BATCH]):
            writer.add_document(document)
        progress(min(start + BATCH, len(pks)), len(pks))
    writer.commit()
    index.reload()
    _write_state(writer, State(position, Tallies(tally_index(index.searcher()))))
    writer.commit()
    writer.wait_merging_threads()
    shelf.make_current(folder)


@dataclass(frozen=True)
class Fresh:
    """What changes lead to: unit -> its documents now, and the position that the index then has."""

    units: dict[str, list[Document]]
    position: Position
    renames: int


def read(pending: Pending) -> Fresh:
    """What the changes make of the index, from the database.

    A record may change again while its rows are read; then it is read again, so that no half of a change is
    ever taken in.
    """
    units: dict[str, list[Document]] = {}
    position, changes, renames = pending.position, pending.changes, 0
    for _ in range(5):
        units |= _fresh_units(changes)
        renames += sum(noun != "article" for noun, _ in changes)
        later = pending_since(position)
        if not later.changes:
            break
        position, changes = later.position, later.changes
    return Fresh(units, position, renames)


def write(index: tantivy.Index, searcher: tantivy.Searcher, state: State, fresh: Fresh) -> None:
    """Takes it into the index, all in one commit. Call it while holding `shelf.writing()`.

    `searcher` and `state` are the index as it was last committed.
    """
    before = tally_index(searcher, fresh.units)
    after = tally_documents(document for documents in fresh.units.values() for document in documents)
    writer = index.writer(FOLLOW_MEMORY, 1)
    for name, documents in fresh.units.items():
        writer.delete_documents_by_term("unit", name)
        for document in documents:
            writer.add_document(document)
    names = state.names + fresh.renames
    _write_state(writer, State(fresh.position, state.tallies.corrected(before, after), names))
    writer.commit()
    writer.wait_merging_threads()


def _fresh_units(changes: Collection[tuple[str, int]]) -> dict[str, list[Document]]:
    """Unit -> its documents as the database has them now: none, where it is gone or not published."""
    articles = affected_articles(changes)
    units: dict[str, list[Document]] = {unit("article", pk): [] for pk in articles}
    for name, document in article_documents(articles):
        units[name].append(document)
    for noun in NAMED_NOUNS:
        keys = {key for changed, key in changes if changed == noun}
        units |= {unit(noun, key): [] for key in keys}
        for name, document in named_documents(noun, keys) if keys else ():
            units[name].append(document)
    return units


@dataclass(frozen=True)
class State:
    """What an index knows of itself. `names` grows whenever something that bears a name may have got another."""

    position: Position
    tallies: Tallies
    names: int = 0


def _write_state(writer: tantivy.IndexWriter, state: State) -> None:
    """In the same commit as the documents, so that the two can never disagree."""
    writer.delete_documents_by_term("unit", STATE_UNIT)
    document = Document()
    document.add_text("unit", STATE_UNIT)
    document.add_bytes("position", json.dumps([state.position.to_json(), state.names]).encode())
    document.add_bytes("tallies", state.tallies.to_json().encode())
    writer.add_document(document)


def read_state(searcher: tantivy.Searcher) -> State:
    """Raises ValueError where the index does not say."""
    hits = searcher.search(tantivy.Query.term_query(SCHEMA, "unit", STATE_UNIT), 1).hits
    if not hits:
        raise ValueError("The index does not say how far it has followed the change log.")
    document: Any = searcher.doc(hits[0][1])
    position, names = json.loads(bytes(document.get_first("position")))
    return State(Position.from_json(position), Tallies.from_json(bytes(document.get_first("tallies")).decode()), names)
