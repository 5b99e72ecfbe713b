"""The dates of articles and statements as spans of days: a day, a month or a year, as far as each is known."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from articles.index import UNDATED, Snapshot
from articles.models import Precision
from articles.models.base import possible_days, spell_date
from articles.nouns import ARTICLE, STATEMENT


class Span(NamedTuple):
    """From a first to a last day, both included. `precision` says how much of a stored date is known."""

    first: datetime.date
    last: datetime.date
    precision: Precision = Precision.DAY

    @property
    def spelled(self) -> str:
        """ "14 November 2015", "June 2012", "2012"."""
        return spell_date(self.first, self.precision)


def span_of(day: str, precision: str) -> Span | None:
    """The span of a date as the index holds it. None: it is not known."""
    if day == UNDATED:
        return None
    date = datetime.date.fromisoformat(day)
    return Span(*possible_days(date, precision), Precision(precision))


def article_spans(snapshot: Snapshot) -> Counter[Span]:
    """The number of published articles by the date of publication."""
    counts: Counter[Span] = Counter()
    for value, count in snapshot.counts(ARTICLE.name, "dates").items():
        if span := span_of(*value.split(" ")):
            counts[span] += count
    return counts


def statement_spans(snapshot: Snapshot) -> Counter[Span]:
    """The number of statements by the date on which they were made, without undated ones."""
    counts: Counter[Span] = Counter()
    for _value, _round_slug, span, count in round_dates(snapshot):
        if span:
            counts[span] += count
    return counts


def round_dates(snapshot: Snapshot) -> Iterator[tuple[str, str, Span | None, int]]:
    """Value in the index, round ("" for none), span and number of statements, for each combination of them."""
    for value, count in snapshot.counts(STATEMENT.name, "round_dates").items():
        slug, day, precision = value.split(" ")
        yield value, slug, span_of(day, precision), count
