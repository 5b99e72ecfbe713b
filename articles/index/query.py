"""Queries of the index. A query is built step by step, and belongs to one snapshot."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.index.analysis import Phrase
from articles.index.crossing import CrossCounts
from articles.index.declarations import Noun
from articles.index.holders import Keys
from articles.index.periods import Dates, Period, PeriodCounts

if TYPE_CHECKING:
    from articles.index.snapshot import Snapshot

Counts = Mapping[str, Mapping[str, int]]  # field -> value -> number of records


@dataclass(frozen=True)
class Query:
    """The records of one noun that match all conditions. Immutable, like a QuerySet: each method returns a new query.

    `any_of` maps fields to values, at least one of which must match, `none_of` to values none of which may match.
    `first` and `last` are the first and the last day of a span; the noun's `dated_by` names the field. A date of which
    only the month or the year is known matches if it shares a day with the span. `order` is a field of days; "" sorts
    the best match first.
    """

    snapshot: Snapshot
    noun: Noun
    phrases: tuple[Phrase, ...] = ()
    any_of: Mapping[str, Collection[str]] = field(default_factory=dict)
    none_of: Mapping[str, Collection[str]] = field(default_factory=dict)
    first: datetime.date | None = None
    last: datetime.date | None = None
    order: str = ""
    ascending: bool = False

    def search(self, phrases: tuple[Phrase, ...]) -> Query:
        return replace(self, phrases=phrases)

    def where(self, field_name: str, values: Collection[str]) -> Query:
        return replace(self, any_of={**self.any_of, field_name: values})

    def exclude(self, field_name: str, values: Collection[str]) -> Query:
        return replace(self, none_of={**self.none_of, field_name: values})

    def without_where(self, field_name: str) -> Query:
        """Without the values that must match. Excluded values stay excluded."""
        return replace(self, any_of={name: values for name, values in self.any_of.items() if name != field_name})

    def without(self, field_name: str) -> Query:
        """Without any condition on the field."""
        none_of = {name: values for name, values in self.none_of.items() if name != field_name}
        return replace(self.without_where(field_name), none_of=none_of)

    def since(self, first: datetime.date | None) -> Query:
        return replace(self, first=first)

    def until(self, last: datetime.date | None) -> Query:
        return replace(self, last=last)

    def without_span(self) -> Query:
        """Without a first and a last day."""
        return replace(self, first=None, last=None)

    def order_by(self, day: str, *, ascending: bool = False) -> Query:
        return replace(self, order=day, ascending=ascending)

    @property
    def matches_everything(self) -> bool:
        return self.is_all_but(())

    def is_all_but(self, fields: Collection[str]) -> bool:
        """Whether the only conditions are values that none of these fields may have."""
        return not (self.phrases or self.first or self.last or self.any_of or self.none_of.keys() - set(fields))

    # Results. Each method raises errors.Damaged if the files of the index are broken.

    def page(self, offset: int, limit: int) -> tuple[list[int], int]:
        """Primary keys of `limit` records from `offset` on, and the total number of matches."""
        return self.snapshot.find(self, offset, limit)

    def total(self) -> int:
        return self.snapshot.count(self)

    def totals(self, searches: Sequence[tuple[Phrase, ...]]) -> list[int]:
        """The total number of matches of each search, instead of the present one."""
        return [self.snapshot.count(self.search(phrases)) for phrases in searches]

    def first_keys(self, limit: int) -> list[int]:
        return self.page(0, limit)[0]

    def iter_keys(self) -> Iterator[list[int]]:
        """The primary keys of all matches, in lists of a few thousand."""
        return self.snapshot.iter_keys(self)

    def keys(self) -> Keys:
        """The primary keys of all matches, as a set."""
        return self.snapshot.keys(self)

    def unit_keys(self) -> Keys:
        """The primary keys of the units of all matches, as a set."""
        return self.snapshot.unit_keys(self)

    def facet_counts(
        self, facets: Collection[str], limit: int, chosen: Mapping[str, Collection[str]] | None = None
    ) -> Counts:
        """Exact counts of the `limit` most frequent values of each field, of the `chosen` and the missing; never 0."""
        return self.snapshot.facet_counts(self, facets, limit, chosen or {})

    def cross_counts(self, rows: str, columns: str, limit: int) -> CrossCounts:
        """Exact counts by the `limit` most frequent values of one field and all values of another.

        Missing values are among them.
        """
        return self.snapshot.cross_counts(self, rows, columns, limit)

    def dates(self) -> Dates:
        """The first and the last date, and how many records have none or only a month or a year."""
        return self.snapshot.dates(self)

    def period_counts(self, period: Period, by: str, limit: int, dates: Dates) -> PeriodCounts:
        """Exact counts by period and by the `limit` most frequent values of a field. `dates` are those of the query."""
        return self.snapshot.period_counts(self, period, by, limit, dates)
