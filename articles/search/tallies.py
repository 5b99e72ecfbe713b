"""How many documents hold each value, over the whole collection.

Counting a million documents anew for every page that asks would be the costliest thing the site does, so the counts are
kept in the index itself: taken once when it is built, and corrected with each change, in the same commit.
"""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import tantivy
from tantivy import Document, Query

from articles.search.schema import SCHEMA, TALLIED

# More distinct values than any field has, so that the counts of a terms aggregation are exact.
ALL_VALUES = 1_000_000

Counts = dict[str, dict[str, dict[str, int]]]  # noun -> field -> value -> documents


@dataclass(frozen=True)
class Window:
    """Some days, and how many of their rows come before those that were asked for."""

    days: list[str]
    before: int


@dataclass(frozen=True)
class Tallies:
    """`of["statement"]["speaker"]["john-kerry"]` is the number of his statements; a value without any is missing."""

    of: Counts

    def total(self, noun: str) -> int:
        return self._totals.get(noun, 0)

    @cached_property
    def _totals(self) -> dict[str, int]:
        return {noun: fields.get("noun", {}).get(noun, 0) for noun, fields in self.of.items()}

    def window(self, noun: str, offset: int, limit: int, ascending: bool) -> Window | None:
        """The days that hold the rows from `offset` on when all are sorted by day; None where some have no day."""
        days, until = self._calendars[noun]
        dated, rows = until[-1] if until else 0, self.total(noun)
        if ascending:  # those without a day come first
            first, last = offset - (rows - dated), min(offset + limit, rows) - (rows - dated) - 1
        else:
            first, last = dated - min(offset + limit, rows), dated - offset - 1
        if first < 0 or last < first:
            return None
        start, end = bisect_right(until, first), bisect_right(until, last)
        before = first - (until[start - 1] if start else 0) if ascending else until[end] - 1 - last
        return Window(days[start : end + 1], before)

    @cached_property
    def _calendars(self) -> dict[str, tuple[list[str], list[int]]]:
        """noun -> its days in order, and how many rows lie on each or before it."""
        calendars = {noun: sorted(fields["day"].items()) for noun, fields in self.of.items()}
        return {
            noun: ([day for day, _ in days], list(accumulate(count for _, count in days)))
            for noun, days in calendars.items()
        }

    def corrected(self, before: Counts, after: Counts) -> Tallies:
        """The tallies after documents with the counts `before` gave way to others with the counts `after`.

        The same object, where it makes no difference.
        """
        of = {noun: dict(fields) for noun, fields in self.of.items()}
        changed = False
        for noun, fields in after.items():
            for field, values in fields.items():
                earlier = before[noun][field]
                if values == earlier:
                    continue
                changed, known = True, dict(of[noun].get(field, {}))
                for value in {*values, *earlier}:
                    known[value] = known.get(value, 0) + values.get(value, 0) - earlier.get(value, 0)
                    if not known[value]:
                        del known[value]
                of[noun][field] = known
        return Tallies(of) if changed else self

    def to_bytes(self) -> bytes:
        """Python's own format: with thousands of speakers and days it takes a third of the time of JSON."""
        return marshal.dumps(self.of)

    @classmethod
    def from_bytes(cls, data: bytes) -> Tallies:
        return cls(marshal.loads(data))  # noqa: S302 -- written above, and its checksum is right


def tally_index(searcher: tantivy.Searcher, units: Iterable[str] | None = None) -> Counts:
    """Counts of what the index holds, of these units or of all."""
    counts: Counts = {}
    for noun, fields in TALLIED.items():
        query = Query.term_query(SCHEMA, "noun", noun)
        if units is not None:
            query = Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, Query.term_set_query(SCHEMA, "unit", list(units)))]
            )
        terms = {name: {"terms": {"field": name, "size": ALL_VALUES, "segment_size": ALL_VALUES}} for name in fields}
        answer = searcher.aggregate(Query.const_score_query(query, 0.0), terms)
        counts[noun] = {
            name: {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[name]["buckets"]} for name in fields
        }
    return counts


def tally_documents(documents: Iterable[Document]) -> Counts:
    """Counts of documents that are about to be written."""
    counted: dict[str, dict[str, Counter[str]]] = {
        noun: {name: Counter() for name in fields} for noun, fields in TALLIED.items()
    }
    for document in documents:
        noun = str(document.get_first("noun"))
        for name, counter in counted.get(noun, {}).items():
            counter.update(set(map(str, document.get_all(name))))
    return {noun: {name: dict(counter) for name, counter in fields.items()} for noun, fields in counted.items()}


def top(counts: Mapping[str, int], number: int) -> dict[str, int]:
    """The most frequent values, ties by value."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number])
