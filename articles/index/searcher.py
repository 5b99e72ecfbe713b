"""What can be asked of the index: one state of it, asked as often as a page needs."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Order

from articles.index.analysis import Phrase
from articles.index.bitmaps import Keys
from articles.index.errors import Damaged, engine_faults
from articles.index.query import Criteria, beyond, query_of, query_of_any
from articles.index.schema import ALL_VALUES, HELD
from articles.index.state import State
from articles.index.storage import Shelf, Stamp

EXPORT_STEP = 2_000

# Where fewer than this share of all records match, their keys are lists of numbers and no bits any more, and cutting
# them with each value of a facet takes as long as there are values and keys: beyond so many looks it takes less time to
# let the engine look at each match, at all facets at once.
SPARSE = 1 / 16
LOOKS = 1_500_000
LOOKS_AT_NONE = 1_300  # what it takes to cut with a value that has hardly a key


@dataclass(frozen=True)
class Found:
    pks: list[int]
    total: int


@dataclass(frozen=True)
class Snapshot:
    """One committed state of the index. Whatever is asked of it is true of one and the same moment.

    Each question raises Damaged where the files of the index turn out to be broken; the next reader then has it
    built anew.
    """

    searcher: tantivy.Searcher
    shelf: Shelf
    stamp: Stamp
    state: State

    @property
    def folder(self) -> Path:
        return self.shelf.path(self.stamp)

    @property
    def names(self) -> tuple[str, int]:
        """Another value whenever something that bears a name may have got another one."""
        return self.stamp.folder, self.state.names

    def total(self, noun: str) -> int:
        """How many statements or articles there are."""
        return self.counts(noun, "noun").get(noun, 0)

    def counts(self, noun: str, field: str) -> Mapping[str, int]:
        """Value -> number of statements or articles that hold it, over the whole collection; never 0."""
        return self.state.bitmaps.of[noun][field].counts

    def most_frequent(self, noun: str, field: str, number: int) -> dict[str, int]:
        """The `number` values with the highest counts over the whole collection, ties by value."""
        return dict(self.state.bitmaps.of[noun][field].ranked[:number])

    def find(self, criteria: Criteria, sort: str, offset: int, limit: int, ascending: bool = False) -> Found:
        """`limit` primary keys from `offset` on, and how many there are. `sort`: a field of schema.SORTS, or ""
        for the best match first."""
        with self._engine():
            if sort and not criteria.phrases and criteria.noun in HELD:
                keys = self._keys(criteria)
                days = self.state.bitmaps.in_order(criteria.noun, keys, sort, ascending, offset)
                return Found(list(islice(chain.from_iterable(days), limit)), len(keys))
            result: Any = self.searcher.search(  # the engine's type stubs leave `count` out
                query_of(criteria, best_first=not sort),
                limit,
                count=True,
                order_by_field=sort or None,
                offset=offset,
                order=Order.Asc if ascending else Order.Desc,
            )
            return Found(self._pks(result.hits), result.count)

    def iter_pks(self, criteria: Criteria, sort: str, ascending: bool = False) -> Iterator[list[int]]:
        """All primary keys in order of `sort` (a field of schema.SORTS), in lists of at most EXPORT_STEP."""
        if not criteria.phrases:
            with self._engine():
                days = self.state.bitmaps.in_order(criteria.noun, self._keys(criteria), sort, ascending)
                pks = chain.from_iterable(days)
                yield from iter(lambda: list(islice(pks, EXPORT_STEP)), [])
            return
        base, border = query_of(criteria), None
        while True:
            query = base if border is None else beyond(base, sort, border, ascending)
            order = Order.Asc if ascending else Order.Desc
            with self._engine():
                hits = self.searcher.search(query, EXPORT_STEP, count=False, order_by_field=sort, order=order).hits
                found = self._pks(hits)
            if not hits:
                return
            yield found
            border = hits[-1][0]

    def facet_counts(
        self, criteria: Criteria, facets: Collection[str], number: int, chosen: Mapping[str, Collection[str]]
    ) -> dict[str, dict[str, int]]:
        """Of each facet the `number` most frequent values and the `chosen` ones, with their exact counts.

        Values that do not occur are left out.
        """
        if criteria.phrases:
            return self._counted_by_engine(criteria, facets, number, chosen)
        with self._engine():
            keys = self._keys(criteria)
            counts: dict[str, dict[str, int]] = {name: {} for name in facets}
            values = max((len(self.counts(criteria.noun, name)) for name in facets), default=0)
            looks = values * (len(keys) + LOOKS_AT_NONE)
            if keys and len(keys) < SPARSE * self.total(criteria.noun) and looks > LOOKS:
                return self._counted_by_engine(criteria, facets, number, chosen)
            for name in facets if keys else ():
                column = self.state.bitmaps.of[criteria.noun][name]
                counts[name] = dict(column.ranked[:number]) if criteria.is_everything else column.top(number, keys)
                those = {value: column.count(value, keys) for value in chosen.get(name, ())}
                counts[name] |= {value: count for value, count in those.items() if count}
            return counts

    def _keys(self, criteria: Criteria) -> Keys:
        return self.state.bitmaps.matching(criteria.noun, criteria.any_of, criteria.first, criteria.last)

    def _counted_by_engine(
        self, criteria: Criteria, facets: Collection[str], number: int, chosen: Mapping[str, Collection[str]]
    ) -> dict[str, dict[str, int]]:
        """One pass over the documents that match, for all `facets` together.

        The chosen values are asked for by themselves only where they might not be among the most frequent.
        """
        wanted = {name: {"terms": {"field": name, "size": number, "segment_size": ALL_VALUES}} for name in facets} | {
            f"{name} chosen": {"terms": {"field": name, "include": sorted(chosen[name]), "size": len(chosen[name])}}
            for name in facets
            if chosen.get(name) and len(self.counts(criteria.noun, name)) > number
        }
        with self._engine():
            answer = self.searcher.aggregate(query_of(criteria), wanted) if wanted else {}
        counts: dict[str, dict[str, int]] = {name: {} for name in facets}
        for key, aggregation in answer.items():
            buckets = aggregation["buckets"]
            counts[key.removesuffix(" chosen")].update({b["key"]: int(b["doc_count"]) for b in buckets})
        return counts

    def named(self, phrases: tuple[Phrase, ...], noun: str, limit: int) -> list[int]:
        """Primary keys of the people, venues, rounds or topics that the phrases name, best match first."""
        return self.find(Criteria(noun, phrases), "", 0, limit).pks

    @contextlib.contextmanager
    def _engine(self) -> Iterator[None]:
        try:
            with engine_faults():
                yield
        except Damaged:
            self.shelf.discard(self.stamp)
            raise

    def sharing(self, noun: str, values: Mapping[str, Collection[str]], limit: int) -> list[int]:
        """Primary keys of the documents that hold any of the values, those that hold most of them first."""
        with self._engine():
            query = query_of_any(noun, values)
            return self._pks(self.searcher.search(query, limit, count=False).hits) if any(values.values()) else []

    def _pks(self, hits: Sequence[tuple[object, tantivy.DocAddress]]) -> list[int]:
        values = self.searcher.fast_field_values("pk", [address for _, address in hits]) if hits else []
        return [int(value) for value in values if value is not None]
