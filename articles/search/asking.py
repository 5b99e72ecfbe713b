"""What can be asked of the index: one state of it, asked as often as a page needs."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Order, Query

from articles.search.analysis import Phrase
from articles.search.faults import Damaged, engine_faults
from articles.search.schema import SCHEMA, TEXT_WEIGHTS
from articles.search.shelf import Shelf, Stamp
from articles.search.state import State
from articles.search.tallies import ALL_VALUES, Tallies, top

EXPORT_STEP = 2_000


# The order by day of those nouns whose rows are tallied by day.
DAY_SORTS = {"statement": "by_said", "article": "by_published"}


@dataclass(frozen=True)
class Criteria:
    """What is looked for: documents of one noun for which everything here holds."""

    noun: str
    phrases: tuple[Phrase, ...] = ()
    any_of: Mapping[str, Collection[str]] = field(default_factory=dict)  # facet -> values, one of which must hold
    first: datetime.date | None = None  # both days included
    last: datetime.date | None = None

    @property
    def is_everything(self) -> bool:
        return not (self.phrases or self.first or self.last or any(self.any_of.values()))

    def without(self, facet: str) -> Criteria:
        return replace(self, any_of={name: values for name, values in self.any_of.items() if name != facet})

    def also(self, facet: str, values: Collection[str]) -> Criteria:
        return replace(self, any_of={**self.any_of, facet: values})


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
    def tallies(self) -> Tallies:
        """Counts over the whole collection."""
        return self.state.tallies

    @property
    def names(self) -> tuple[str, int]:
        """Another value whenever something that bears a name may have got another one."""
        return self.stamp.folder, self.state.names

    def find(self, criteria: Criteria, sort: str, offset: int, limit: int, ascending: bool = False) -> Found:
        """`limit` primary keys from `offset` on, and how many there are. `sort`: a field of schema.SORTS, or ""
        for the best match first."""
        if criteria.is_everything and sort == DAY_SORTS.get(criteria.noun):
            window = self.tallies.window(criteria.noun, offset, limit, ascending)
            if window:  # of a million rows, only those of some days need to be sorted
                some = self.find(criteria.also("day", window.days), sort, window.before, limit, ascending)
                return Found(some.pks, self.tallies.total(criteria.noun))
        with self._engine():
            result: Any = self.searcher.search(  # the engine's type stubs leave `count` out
                _query(criteria),
                limit,
                count=True,
                order_by_field=sort or None,
                offset=offset,
                order=Order.Asc if ascending else Order.Desc,
            )
            return Found(self._pks(result.hits), result.count)

    def _tallied(self, noun: str, facet: str, number: int, chosen: Collection[str]) -> dict[str, int]:
        counts = self.tallies.of[noun][facet]
        return {**top(counts, number), **{value: counts[value] for value in chosen if value in counts}}

    def count(self, criteria: Criteria) -> int:
        if criteria.is_everything:
            return self.tallies.total(criteria.noun)
        return self.find(criteria, "", 0, 1).total

    def iter_pks(self, criteria: Criteria, sort: str, ascending: bool = False) -> Iterator[list[int]]:
        """All primary keys in order of `sort` (a field of schema.SORTS), in lists of at most EXPORT_STEP."""
        base, border = _query(criteria), None
        while True:
            query = base if border is None else _both(base, _beyond(sort, border, ascending))
            order = Order.Asc if ascending else Order.Desc
            with self._engine():
                hits = self.searcher.search(query, EXPORT_STEP, count=False, order_by_field=sort, order=order).hits
                pks = self._pks(hits)
            if not hits:
                return
            yield pks
            border = hits[-1][0]

    def facet_counts(
        self, criteria: Criteria, facets: Sequence[str], number: int, chosen: Mapping[str, Collection[str]]
    ) -> dict[str, dict[str, int]]:
        """Of each facet the `number` most frequent values and the `chosen` ones, with their exact counts.

        One pass over the documents that match for all `facets` together, and none where everything matches. Values that
        do not occur are left out.
        """
        if criteria.is_everything:
            return {name: self._tallied(criteria.noun, name, number, chosen.get(name, ())) for name in facets}
        wanted = {name: {"terms": {"field": name, "size": number, "segment_size": ALL_VALUES}} for name in facets} | {
            f"{name} chosen": {"terms": {"field": name, "include": sorted(chosen[name]), "size": len(chosen[name])}}
            for name in facets
            if chosen.get(name)
        }
        with self._engine():
            answer = self.searcher.aggregate(_query(criteria), wanted) if wanted else {}
        counts: dict[str, dict[str, int]] = {name: {} for name in facets}
        for key, aggregation in answer.items():
            buckets = aggregation["buckets"]
            counts[key.removesuffix(" chosen")].update({b["key"]: int(b["doc_count"]) for b in buckets})
        return counts

    def named(self, phrases: tuple[Phrase, ...], noun: str, limit: int) -> list[int]:
        """Primary keys of the people, venues, rounds or topics that the phrases name, best match first."""
        return list(dict.fromkeys(self.find(Criteria(noun, phrases), "", 0, limit).pks))

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
        each = [
            (Occur.Should, Query.const_score_query(Query.term_query(SCHEMA, name, value), 1.0))
            for name, wanted in values.items()
            for value in wanted
        ]
        of_noun = (Occur.Must, Query.const_score_query(Query.term_query(SCHEMA, "noun", noun), 0.0))
        with self._engine():
            query = Query.boolean_query([of_noun, (Occur.Must, Query.boolean_query(each))])
            return self._pks(self.searcher.search(query, limit, count=False).hits) if each else []

    def _pks(self, hits: Sequence[tuple[object, tantivy.DocAddress]]) -> list[int]:
        values = self.searcher.fast_field_values("pk", [address for _, address in hits]) if hits else []
        return [int(value) for value in values if value is not None]


def _query(criteria: Criteria) -> Query:
    conditions = [Query.term_query(SCHEMA, "noun", criteria.noun)]
    conditions += [_any_of(name, values) for name, values in criteria.any_of.items()]
    if criteria.first or criteria.last:
        first = criteria.first.toordinal() if criteria.first else 1
        last = criteria.last.toordinal() if criteria.last else datetime.date.max.toordinal()
        conditions.append(Query.range_query(SCHEMA, "date", FieldType.Integer, first, last))
    clauses = [(Occur.Must, Query.const_score_query(condition, 0.0)) for condition in conditions]
    clauses += [(Occur.MustNot if phrase.excluded else Occur.Must, _phrase(phrase)) for phrase in criteria.phrases]
    return Query.boolean_query(clauses)


def _any_of(field_name: str, values: Collection[str]) -> Query:
    return Query.term_set_query(SCHEMA, field_name, sorted(values)) if values else Query.empty_query()


def _phrase(phrase: Phrase) -> Query:
    """The phrase in any of the text fields, worth as much as its best match."""
    return Query.disjunction_max_query(
        [
            Query.boost_query(
                Query.term_query(SCHEMA, name, phrase.terms[0])
                if len(phrase.terms) == 1
                else Query.phrase_query(SCHEMA, name, list(phrase.terms)),
                weight,
            )
            for name, weight in TEXT_WEIGHTS.items()
        ]
    )


def _both(one: Query, other: Query) -> Query:
    return Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])


def _beyond(sort: str, border: int, ascending: bool) -> Query:
    """Documents that come after the one whose sort number is `border`."""
    if ascending:
        return Query.range_query(SCHEMA, sort, FieldType.Unsigned, lower_bound=border, include_lower=False)
    return Query.range_query(SCHEMA, sort, FieldType.Unsigned, upper_bound=border, include_upper=False)
