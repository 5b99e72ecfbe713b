"""Stores which records hold each value: for each value of each field a set of primary keys, as a compressed bitmap.

The number of matching records that hold another value is then the size of an intersection. Its cost hardly depends on
the number of matches. https://roaringbitmap.org/ describes the format.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heapreplace
from itertools import groupby
from typing import Any

from articles.index.among import Among
from articles.index.declarations import MISSING
from articles.index.holders import NO_KEYS, Holders, Keys
from articles.index.schema import NOUN, spans_with


class Column:
    """One field of one noun: for each value, the keys of the records that hold it. Immutable.

    `counts` maps each value to its number of records and leaves out values without any. `stored` may read a set when it
    is used. Sets in `changed` take precedence.
    """

    def __init__(
        self, counts: Mapping[str, int], stored: Mapping[str, Keys], changed: Mapping[str, Keys] | None = None
    ) -> None:
        self.counts = counts
        self._stored = stored
        self._changed = changed or {}
        self.kept: dict[Any, Any] = {}  # what periods.py has counted

    @classmethod
    def of(cls, holders: Mapping[str, Keys]) -> Column:
        return cls({value: len(keys) for value, keys in holders.items()}, holders)

    def keys(self, value: str) -> Keys:
        if value in self._changed:
            return self._changed[value]
        return self._stored[value] if value in self.counts else NO_KEYS

    def flipped(self, flips: Mapping[str, Keys]) -> Column:
        counts, changed = dict(self.counts), dict(self._changed)
        for value, keys in flips.items():
            changed[value] = self.keys(value) ^ keys
            counts[value] = len(changed[value])
            if not counts[value]:
                del counts[value]
        return Column(counts, self._stored, changed)

    @property
    def holders(self) -> dict[str, Keys]:
        return {value: self.keys(value) for value in self.counts}

    @cached_property
    def ranked(self) -> list[str]:
        """All values, the most frequent first, ties by value."""
        return sorted(self.counts, key=lambda value: (-self.counts[value], value))

    @cached_property
    def present(self) -> Mapping[str, int]:
        """`counts` without those of missing values."""
        return {value: count for value, count in self.counts.items() if not value.startswith(MISSING)}

    @cached_property
    def months(self) -> list[tuple[list[str], Keys]]:
        """For a column of days: the days of each month in order, with all records of that month."""
        months = [list(days) for _, days in groupby(sorted(self.counts), key=lambda day: day[: len("2015-09")])]
        return [(days, self.any_of(days)) for days in months]

    def any_of(self, values: Collection[str]) -> Keys:
        found = [self.keys(value) for value in values if value in self.counts]
        return Keys.union(*found) if found else NO_KEYS

    def between(self, first: str, last: str) -> Keys:
        """For a column of days: the records from the first to the last day, both included, without undated ones."""
        found: list[Keys] = []
        for days, in_month in self.months:
            inside = [day for day in days if first <= day <= last]
            found += [in_month] if inside == days else [self.keys(day) for day in inside]
        return Keys.union(*found) if found else NO_KEYS

    def count(self, value: str, among: Among) -> int:
        return among.count(self.keys(value))

    def top(self, number: int, among: Among) -> dict[str, int]:
        """The `number` most frequent values among these records, with their counts."""
        found: list[tuple[int, str]] = []
        best: list[int] = []  # the `number` largest counts so far
        for value in self.ranked:
            if len(best) == number and self.counts[value] < best[0]:
                break  # `ranked` is sorted: no later value can have as many keys
            if count := among.count(self.keys(value)):
                found.append((-count, value))
                if len(best) < number:
                    heappush(best, count)
                elif count > best[0]:
                    heapreplace(best, count)
        return {value: -negative for negative, value in sorted(found)[:number]}


EMPTY = Column({}, {})


@dataclass(frozen=True)
class Bitmaps:
    """`column("statement", "speaker").counts["john-kerry"]` is the number of John Kerry's statements."""

    columns: Mapping[str, Mapping[str, Column]]  # noun -> field

    @classmethod
    def from_holders(cls, holders: Holders) -> Bitmaps:
        return cls(
            {noun: {name: Column.of(values) for name, values in fields.items()} for noun, fields in holders.items()}
        )

    def column(self, noun: str, field: str) -> Column:
        return self.columns.get(noun, {}).get(field, EMPTY)

    def everything(self, noun: str) -> Keys:
        return self.column(noun, NOUN).keys(noun)

    def matching(
        self,
        noun: str,
        any_of: Mapping[str, Collection[str]],
        none_of: Mapping[str, Collection[str]],
        dated: Keys | None = None,
    ) -> Keys:
        """Keys of the records that hold one of the values in each field of `any_of` and none of those in `none_of`.

        With `dated`, only these records.
        """
        sets = [self.column(noun, name).any_of(values) for name, values in any_of.items()]
        sets += [] if dated is None else [dated]
        found = Keys.intersection(*sorted(sets, key=len)) if sets else self.everything(noun)
        excluded = [self.column(noun, name).any_of(values) for name, values in none_of.items()]
        return found.difference(*excluded) if excluded else found

    def dated(
        self, noun: str, dated_by: str, spans: str, first: datetime.date | None, last: datetime.date | None
    ) -> Keys:
        """Keys of the records whose dates share a day with the span from `first` to `last`.

        A month or a year is stored by its first day. Besides those that begin within the span, it meets the month and
        the year that its first day lies in.
        """
        days = (first or datetime.date.min).isoformat(), (last or datetime.date.max).isoformat()
        found = self.column(noun, dated_by).between(*days)
        return found | self.column(noun, spans).any_of(spans_with(first)) if first and spans else found

    def days_in_order(
        self, noun: str, keys: Keys, field: str, ascending: bool, offset: int = 0
    ) -> Iterator[tuple[str, Keys, int]]:
        """Yields the days of these keys from `offset` on: its keys, and how many of these come before `offset`.

        The day of undated records comes last, or first where the order is `ascending`.
        """
        column = self.column(noun, field)
        for days, in_month in column.months if ascending else reversed(column.months):
            if offset >= (count := in_month.intersection_cardinality(keys)):
                offset -= count
                continue
            for day in days if ascending else reversed(days):
                if offset >= (count := column.keys(day).intersection_cardinality(keys)):
                    offset -= count
                    continue
                yield day, column.keys(day) & keys, offset
                offset = 0

    def flipped(self, flips: Holders) -> Bitmaps:
        """Returns new bitmaps. Each of these keys is removed from a set that has it and added to one that does not."""
        columns = {noun: dict(fields) for noun, fields in self.columns.items()}
        for noun, fields in flips.items():
            for name, values in fields.items():
                if values:
                    columns.setdefault(noun, {})[name] = self.column(noun, name).flipped(values)
        return Bitmaps(columns)

    @property
    def holders(self) -> Holders:
        """Leaves out fields without values and nouns without records."""
        held = {
            noun: {name: column.holders for name, column in fields.items() if column.counts}
            for noun, fields in self.columns.items()
        }
        return {noun: fields for noun, fields in held.items() if fields}
