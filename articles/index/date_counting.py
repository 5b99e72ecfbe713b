"""Finds the dates of matching records and counts them by periods: by bitmaps or, with words, by the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tantivy import Query as EngineQuery

from articles.index import periods
from articles.index.engine_query import engine_query
from articles.index.periods import Dates, Period, PeriodCounts
from articles.index.query import Query
from articles.index.schema import UNDATED

if TYPE_CHECKING:
    from articles.index.snapshot import Snapshot


def dates(snapshot: Snapshot, query: Query) -> Dates:
    noun = query.noun
    if query.phrases:
        undated = snapshot.count_of(_dated(snapshot, query, False))
        request = periods.dates_request(noun.dated_by, noun.spans)
        return periods.dates_of(snapshot.aggregated(_dated(snapshot, query, True), request), undated)
    spans, keys = snapshot.column(noun.name, noun.spans), snapshot.matching(query)
    return periods.dates_by_bitmaps(snapshot.state.bitmaps, noun.name, noun.dated_by, spans, keys)


def period_counts(snapshot: Snapshot, query: Query, period: Period, by: str, limit: int, dates: Dates) -> PeriodCounts:
    noun = query.noun
    if dates.first is None:  # the engine cannot count by no range at all
        return PeriodCounts({}, {}, {})
    if query.phrases:
        request = periods.counts_request(noun.dated_by, by, period, limit, dates)
        return periods.counts_of(snapshot.aggregated(_dated(snapshot, query, True), request))
    if query.is_all_but({noun.spans}):
        besides = tuple(sorted(query.none_of.get(noun.spans, ())))
        return periods.counts_of_all(snapshot.state.bitmaps, noun, by, period, limit, besides)
    days, values = snapshot.column(noun.name, noun.dated_by), snapshot.column(noun.name, by)
    return periods.counts_by_bitmaps(
        days, values, snapshot.matching(query), snapshot.everything(noun.name), period, limit
    )


def _dated(snapshot: Snapshot, query: Query, has_date: bool) -> EngineQuery:
    """Matches the records of the query that have a date, or those that have none."""
    narrow = query.exclude if has_date else query.where
    return engine_query(snapshot.catalogue, narrow(query.noun.dated_by, (UNDATED,)))
