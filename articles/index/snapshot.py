"""A snapshot: one committed state of the index, which answers queries."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any

import tantivy

from articles.index import date_counting, facet_counting, sorting
from articles.index.analysis import Phrase, parse
from articles.index.bitmaps import Column
from articles.index.crossing import CrossCounts, cross_counts
from articles.index.engine_query import engine_query, sharing_query
from articles.index.errors import Damaged, engine_errors
from articles.index.holders import Keys
from articles.index.log_position import Version
from articles.index.periods import Dates, Period, PeriodCounts
from articles.index.query import Query
from articles.index.schema import NOUN, Catalogue
from articles.index.state import State
from articles.index.storage import Stamp, Storage
from articles.index.synonyms import Synonyms
from articles.index.words import Words


@dataclass(frozen=True)
class Snapshot:
    """One commit of the index. All results of a snapshot are consistent with each other.

    Every method that searches raises Damaged if the files of the index are broken. The next reader's request then
    rebuilds it.
    """

    catalogue: Catalogue
    searcher: tantivy.Searcher
    storage: Storage
    stamp: Stamp
    state: State

    @property
    def folder(self) -> Path:
        return self.storage.path(self.stamp)

    @property
    def content(self) -> str:
        """The same on every machine whose index is of this version and in this state, and after no change."""
        position = self.state.position
        return f"{self.catalogue.version} {position.database} {position.row} {position.mark} {position.rows}"

    @property
    def version(self) -> Version:
        """Changes with each change that readers can see. The same on every machine, and after a new build."""
        return self.state.position.version

    @property
    def names(self) -> tuple[str, int]:
        """Changes when a record may have been renamed."""
        return self.stamp.folder, self.state.names

    def query(self, noun: str) -> Query:
        """All records of the noun, the latest first if it has a field of days."""
        declared = self.catalogue.nouns[noun]
        return Query(self, declared, order=declared.dated_by)

    def total(self, noun: str) -> int:
        return self.counts(noun, NOUN).get(noun, 0)

    def counts(self, noun: str, field: str) -> Mapping[str, int]:
        """Value -> the number of records that hold it; never 0. Without missing values."""
        return self.column(noun, field).present

    def most_frequent(self, noun: str, field: str, number: int) -> dict[str, int]:
        """The `number` most frequent values of all records, with their counts; ties by value. No missing ones."""
        column = self.column(noun, field)
        present = (value for value in column.ranked if value in column.present)
        return {value: column.counts[value] for value in islice(present, number)}

    @cached_property
    def synonyms(self) -> Synonyms:
        return Synonyms(self.catalogue.synonyms())

    def parse(self, text: str) -> tuple[Phrase, ...]:
        """The phrases of a search text, with their synonyms."""
        return self.synonyms.expand(parse(text))

    def words(self, nouns: Iterable[str]) -> Words:
        """The words in the texts of these nouns."""
        fields = {self.catalogue.text_field(noun) for noun in nouns}
        return Words(self.searcher, self.catalogue.schema, tuple(sorted(fields)), self._discarding_damaged)

    def named(self, noun: str, phrases: tuple[Phrase, ...], limit: int) -> list[int]:
        """Primary keys of the records that match the phrases, the best match first."""
        return self.query(noun).search(phrases).order_by("").first_keys(limit)

    def sharing(self, noun: str, values: Mapping[str, Collection[str]], limit: int) -> list[int]:
        """Primary keys of the records that hold any of the values, those that hold the most values first."""
        if not any(values.values()):
            return []
        with self._discarding_damaged():
            return self.keys_of(self.search(sharing_query(self.catalogue, noun, values), limit, count=False).hits)

    def column(self, noun: str, field: str) -> Column:
        return self.state.bitmaps.column(noun, field)

    def everything(self, noun: str) -> Keys:
        """The keys of all records of the noun."""
        return self.state.bitmaps.everything(noun)

    # Called by articles.index.query.Query.

    def find(self, query: Query, offset: int, limit: int) -> tuple[list[int], int]:
        with self._discarding_damaged():
            if query.order and not query.phrases:
                keys = self.matching(query)
                return sorting.page(self, query, keys, offset, limit), len(keys)
            result = sorting.ranked(self, query, offset, limit, count=True)
            return self.keys_of(result.hits), result.count

    def count(self, query: Query) -> int:
        with self._discarding_damaged():
            if not query.phrases:
                return len(self.matching(query))
            return self.count_of(engine_query(self.catalogue, query))

    def iter_keys(self, query: Query) -> Iterator[list[int]]:
        """Yields keys in the order of the query, in lists of a few thousand."""
        with self._discarding_damaged():
            if not query.order:
                yield from sorting.iter_best_first(self, query)
            elif query.phrases:
                yield from sorting.iter_by_engine(self, query)
            else:
                yield from sorting.iter_by_day(self, query, self.matching(query))

    def keys(self, query: Query) -> Keys:
        with self._discarding_damaged():
            return self._holding_words(query) if query.phrases else self.matching(query)

    def unit_keys(self, query: Query) -> Keys:
        if not query.noun.unit:
            return self.keys(query)
        with self._discarding_damaged():
            return sorting.units(self, query)

    def facet_counts(
        self, query: Query, facets: Collection[str], limit: int, chosen: Mapping[str, Collection[str]]
    ) -> dict[str, dict[str, int]]:
        with self._discarding_damaged():
            return facet_counting.counts(self, query, facets, limit, chosen)

    def cross_counts(self, query: Query, rows: str, columns: str, limit: int) -> CrossCounts:
        column = partial(self.column, query.noun.name)
        with self._discarding_damaged():
            return cross_counts(
                column(rows), column(columns), self.keys(query), self.everything(query.noun.name), limit
            )

    def dates(self, query: Query) -> Dates:
        with self._discarding_damaged():
            return date_counting.dates(self, query)

    def period_counts(self, query: Query, period: Period, by: str, limit: int, dates: Dates) -> PeriodCounts:
        with self._discarding_damaged():
            return date_counting.period_counts(self, query, period, by, limit, dates)

    def _holding_words(self, query: Query) -> Keys:
        """The engine finds the words in one search. The days of a span are left to the bitmaps, which are quicker.

        If words are only excluded, the engine finds the records that have them, unless those are the majority.
        """
        any_day = query.without_span()
        unwanted = [any_day.search((replace(phrase, excluded=False),)) for phrase in query.phrases if phrase.excluded]
        if len(unwanted) == len(query.phrases) and sum(map(self.count, unwanted)) < self.count(any_day):
            return self.matching(query).difference(*map(self._found_by_engine, unwanted))
        found = self._found_by_engine(any_day)
        return found & self.matching(query) if query.first or query.last else found

    def _found_by_engine(self, query: Query) -> Keys:
        matches = self.count(query)
        hits = self.search(engine_query(self.catalogue, query), matches, count=False).hits if matches else ()
        return Keys(self.keys_of(hits))

    # What the modules that answer queries use.

    def matching(self, query: Query) -> Keys:
        """The keys of the records that match all conditions but the words, which only the engine finds."""
        noun, bitmaps, dated = query.noun, self.state.bitmaps, None
        if query.first or query.last:
            dated = bitmaps.dated(noun.name, noun.dated_by, noun.spans, query.first, query.last)
        return bitmaps.matching(noun.name, query.any_of, query.none_of, dated)

    def aggregated(self, matching: tantivy.Query, wanted: Mapping[str, Any]) -> dict[str, Any]:
        with engine_errors():
            answer: dict[str, Any] = self.searcher.aggregate(matching, dict(wanted))
        return answer

    def search(self, query: tantivy.Query, limit: int, **options: Any) -> Any:
        """The engine's result. It is untyped because the engine's type stubs leave out `count`."""
        with engine_errors():
            return self.searcher.search(query, limit, **options)

    def count_of(self, query: tantivy.Query) -> int:
        return int(self.search(query, 1, count=True).count)

    def keys_of(self, hits: Sequence[tuple[object, tantivy.DocAddress]]) -> list[int]:
        with engine_errors():
            values = self.searcher.fast_field_values("pk", [address for _, address in hits]) if hits else []
        return [int(value) for value in values if value is not None]

    @contextlib.contextmanager
    def _discarding_damaged(self) -> Iterator[None]:
        try:
            yield
        except Damaged:
            self.storage.discard(self.stamp)
            raise
