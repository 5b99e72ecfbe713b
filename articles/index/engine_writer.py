"""Writes documents and state into an index of the engine. writer.py says what is written when."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Collection, Mapping
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from articles.index.analysis import register
from articles.index.documents import DocumentWriter, IndexedRecord
from articles.index.errors import Damaged, engine_errors
from articles.index.holders import Holders, Keys, difference, holders_of
from articles.index.schema import ALL_VALUES, NOUN, Catalogue
from articles.index.snapshot import Snapshot
from articles.index.state import State, write_state
from articles.index.storage import Lock
from articles.index.words import NewWords

logger = logging.getLogger(__name__)


class EngineWriter:
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
