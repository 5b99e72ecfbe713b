"""Which records hold each value: one set of keys for each value of each field, as compressed bitmaps.

How many records match a selection, and what else they hold, is then a matter of cutting sets of bits, which takes about
as long however many match. https://roaringbitmap.org/ describes the format.

A record here is a statement or an article; its key is the primary key.
"""

from __future__ import annotations

import datetime
import marshal
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heapreplace
from itertools import groupby
from typing import Any

from pyroaring import BitMap64 as Keys

from articles.index.schema import BY_DAY, HELD

# noun -> field -> value -> keys
Holders = Mapping[str, Mapping[str, Mapping[str, Keys]]]

NONE = Keys()


class Column:
    """One field of one noun: who holds each of its values. Never changes.

    `counts` tells how many; a value that nobody holds is not in it. `stored` may read the keys only when it is asked
    for them, and `changed` stands before it.
    """

    def __init__(
        self, counts: Mapping[str, int], stored: Mapping[str, Keys], changed: Mapping[str, Keys] | None = None
    ) -> None:
        self.counts = counts
        self._stored = stored
        self._changed = changed or {}

    @classmethod
    def of(cls, holders: Mapping[str, Keys]) -> Column:
        return cls({value: len(keys) for value, keys in holders.items()}, holders)

    def keys(self, value: str) -> Keys:
        if value in self._changed:
            return self._changed[value]
        return self._stored[value] if value in self.counts else NONE

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
    def ranked(self) -> list[tuple[str, int]]:
        """All values with their counts, the most frequent first, ties by value."""
        return sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))

    @cached_property
    def months(self) -> list[tuple[list[str], Keys]]:
        """Of a column of days: each month's, in order, with all that fall into it."""
        months = [list(days) for _, days in groupby(sorted(self.counts), key=lambda day: day[: len("2015-09")])]
        return [(days, self.any_of(days)) for days in months]

    def any_of(self, values: Collection[str]) -> Keys:
        found = [self.keys(value) for value in values if value in self.counts]
        return Keys.union(*found) if found else NONE

    def between(self, first: str, last: str) -> Keys:
        """Of a column of days, both included; the undated are never between."""
        found: list[Keys] = []
        for days, in_month in self.months:
            inside = [day for day in days if first <= day <= last]
            found += [in_month] if inside == days else [self.keys(day) for day in inside]
        return Keys.union(*found) if found else NONE

    def count(self, value: str, among: Keys) -> int:
        return self.keys(value).intersection_cardinality(among)

    def top(self, number: int, among: Keys) -> dict[str, int]:
        """The `number` most frequent values among these keys, with their counts."""
        found: list[tuple[int, str]] = []
        best: list[int] = []  # the `number` largest counts so far
        for value, most in self.ranked:
            if len(best) == number and most < best[0]:
                break  # no value from here on has as many keys
            if count := self.keys(value).intersection_cardinality(among):
                found.append((-count, value))
                if len(best) < number:
                    heappush(best, count)
                elif count > best[0]:
                    heapreplace(best, count)
        return {value: -negative for negative, value in sorted(found)[:number]}


@dataclass(frozen=True)
class Bitmaps:
    """`of["statement"]["speaker"].counts["john-kerry"]` is the number of his statements. Never changes."""

    of: Mapping[str, Mapping[str, Column]]

    @classmethod
    def from_holders(cls, holders: Holders) -> Bitmaps:
        return cls(
            {noun: {name: Column.of(holders.get(noun, {}).get(name, {})) for name in HELD[noun]} for noun in HELD}
        )

    def everything(self, noun: str) -> Keys:
        return self.of[noun]["noun"].keys(noun)

    def matching(
        self,
        noun: str,
        any_of: Mapping[str, Collection[str]],
        first: datetime.date | None = None,
        last: datetime.date | None = None,
    ) -> Keys:
        """Keys of the records that hold one of the values in each of the fields, on a day between these two."""
        sets = [self.of[noun][name].any_of(values) for name, values in any_of.items()]
        if first or last:
            span = (first or datetime.date.min).isoformat(), (last or datetime.date.max).isoformat()
            sets.append(self.of[noun]["day"].between(*span))
        return Keys.intersection(*sorted(sets, key=len)) if sets else self.everything(noun)

    def in_order(self, noun: str, keys: Keys, sort: str, ascending: bool, offset: int = 0) -> Iterator[list[int]]:
        """The keys from `offset` on by day and, on one day, by key; in lists of a day each. The undated come last,
        and first where the order is `ascending`."""
        column = self.of[noun][BY_DAY[noun][sort]]
        for days, in_month in column.months if ascending else reversed(column.months):
            if offset >= (here := in_month.intersection_cardinality(keys)):
                offset -= here
                continue
            for day in days if ascending else reversed(days):
                if offset >= (here := column.keys(day).intersection_cardinality(keys)):
                    offset -= here
                    continue
                those = (column.keys(day) & keys).to_array()
                yield list(those if ascending else reversed(those))[offset:]
                offset = 0

    def flipped(self, flips: Holders) -> Bitmaps:
        """The same with each of these keys taken out where it was in, and put in where it was not."""
        of = {noun: dict(columns) for noun, columns in self.of.items()}
        for noun, columns in flips.items():
            for name, values in columns.items():
                if values:
                    of[noun][name] = of[noun][name].flipped(values)
        return Bitmaps(of)

    @property
    def holders(self) -> Holders:
        return {noun: {name: column.holders for name, column in columns.items()} for noun, columns in self.of.items()}


def holders_of(records: Iterable[Mapping[str, Any]]) -> Holders:
    """Of records as documents.py makes them."""
    keys: dict[str, dict[str, dict[str, list[int]]]] = {
        noun: {name: defaultdict(list) for name in names} for noun, names in HELD.items()
    }
    for record in records:
        for name in HELD.get(record["noun"], ()):
            value = record[name]
            for each in value if isinstance(value, list) else [value]:
                if each:
                    keys[record["noun"]][name][each].append(record["pk"])
    return {
        noun: {name: {value: Keys(pks) for value, pks in values.items()} for name, values in columns.items()}
        for noun, columns in keys.items()
    }


def difference(one: Holders, other: Holders) -> Holders:
    """What has to be flipped to come from one to the other; and what flipping first one, then the other, flips."""
    return {
        noun: {
            name: _flipped(one.get(noun, {}).get(name, {}), other.get(noun, {}).get(name, {})) for name in HELD[noun]
        }
        for noun in HELD
    }


def _flipped(values: Mapping[str, Keys], flips: Mapping[str, Keys]) -> dict[str, Keys]:
    flipped = dict(values)
    for value, keys in flips.items():
        if left := flipped.get(value, NONE) ^ keys:
            flipped[value] = left
        else:
            flipped.pop(value, None)
    return flipped


def to_bytes(holders: Holders) -> bytes:
    return marshal.dumps(
        {
            noun: {
                name: {value: keys.serialize() for value, keys in values.items()}
                for name, values in columns.items()
                if values
            }
            for noun, columns in holders.items()
        }
    )


def from_bytes(data: bytes) -> Holders:
    plain = marshal.loads(data)  # noqa: S302 -- written above, and its checksum is right
    return {
        noun: {
            name: {value: Keys.deserialize(keys) for value, keys in values.items()} for name, values in columns.items()
        }
        for noun, columns in plain.items()
    }
