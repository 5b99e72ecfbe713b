"""Reads records from the database as the index stores them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from articles.index.aliases import Aliases
from articles.index.documents import IndexedRecord
from articles.index.reading_plan import ReadingPlan
from articles.index.schema import Catalogue


class RecordReader:
    """Reads records, and caches names that several of them share. Use a new one for each state of the database."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._plans: dict[str, ReadingPlan] = {}
        self._aliases = Aliases()

    def read(self, noun: str, pks: Collection[int]) -> Iterator[IndexedRecord]:
        """The public records of this noun with these keys, and the public records that are written with them."""
        for each in self._catalogue.written_with(noun):
            if each.name not in self._plans:
                self._plans[each.name] = ReadingPlan(each, self._aliases)
            yield from self._plans[each.name].read(pks)
