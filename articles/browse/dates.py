"""The dates of articles and statements as spans of days: a day, a month or a year, as far as each is known."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.index import UNDATED, Snapshot
from articles.models import Precision
from articles.models.base import last_day, spell_date
from articles.nouns import STATEMENT, Noun


class Span(NamedTuple):
    """From a first to a last day, both included. `precision` says how much of a stored date is known."""

    first: datetime.date
    last: datetime.date
    precision: Precision = Precision.DAY

    @property
    def spelled(self) -> str:
        """ "14 November 2015", "June 2012", "2012"."""
        return spell_date(self.first, self.precision)


@lru_cache(maxsize=20_000)
def span_of(day: str, precision: str) -> Span | None:
    """The span of a date as the index holds it, or None if the date is not known."""
    if day == UNDATED:
        return None
    date = datetime.date.fromisoformat(day)
    return Span(date, last_day(date, precision), Precision(precision))


def spans(snapshot: Snapshot, noun: Noun) -> Counter[Span]:
    """The number of articles by the date of publication, or of statements by the date on which they were made."""
    counts: Counter[Span] = Counter()
    for value, count in snapshot.counts(noun.name, "dates").items():
        if span := span_of(*value.split(" ")):
            counts[span] += count
    return counts


class RoundDate(NamedTuple):
    """A date on which statements about a round were made, and their number. `value` is its value in the index."""

    value: str
    round: str
    span: Span | None
    statements: int


def round_dates(snapshot: Snapshot, round_slug: str = "") -> Iterator[RoundDate]:
    """The dates of the statements about all rounds, or about one."""
    for value, count in snapshot.counts(STATEMENT.name, "round_dates").items():
        if value.startswith(f"{round_slug} " if round_slug else ""):
            slug, day, precision = value.split(" ")
            if slug:
                yield RoundDate(value, slug, span_of(day, precision), count)
