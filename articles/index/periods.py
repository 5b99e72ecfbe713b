"""Counts records by periods of time and by the values of a field, such as statements by month and party."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from articles.index.among import Among
from articles.index.bitmaps import Bitmaps, Column
from articles.index.declarations import Noun
from articles.index.holders import Keys
from articles.index.schema import ALL_VALUES, UNDATED, sort_field, sort_number_day, sort_span

MOST_VALUES = 1_000  # of a field that is counted within periods by the engine


class Period(IntEnum):
    """The number of characters of an ISO date that name the period: "2015-09" is a month."""

    DAY = len("2015-09-19")
    MONTH = len("2015-09")
    YEAR = len("2015")


@dataclass(frozen=True)
class Dates:
    """The dates of some records. `first` and `last` are days; None if no record has a date.

    `spans` counts the records of whose date only the month or the year is known, by that month or year. Such a record
    is stored by its first day, which `first` and `last` take into account.
    """

    first: datetime.date | None
    last: datetime.date | None
    spans: Mapping[str, int]
    undated: int


@dataclass(frozen=True)
class PeriodCounts:
    """Some records by the period of their dates and by the most frequent values of a field. No count is 0.

    A period is named by the beginning of an ISO date: "2015-09". `cells` are by period and value. A record holds one
    value of the field, a missing one if it has none.
    """

    values: Mapping[str, int]
    periods: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]


def dates_by_bitmaps(bitmaps: Bitmaps, noun: str, dated_by: str, spans: Column, among: Keys) -> Dates:
    undated = bitmaps.column(noun, dated_by).keys(UNDATED) & among
    dated = among - undated
    of_dated = Among(dated, bitmaps.everything(noun))
    first, last = (
        next((day for day, _, _ in bitmaps.days_in_order(noun, dated, dated_by, ascending)), None)
        for ascending in (True, False)
    )
    return Dates(
        datetime.date.fromisoformat(first) if first else None,
        datetime.date.fromisoformat(last) if last else None,
        {value: count for value in spans.counts if (count := spans.count(value, of_dated))},
        len(undated),
    )


def counts_by_bitmaps(
    days: Column, values: Column, among: Keys, everything: Keys, period: Period, limit: int
) -> PeriodCounts:
    """Each month is intersected once with the records; each cell is the intersection of two of these smaller sets."""
    among = among - days.keys(UNDATED)
    held, top = _held(days, among, period), values.top(limit, Among(among, everything))
    periods = {name: len(keys) for name, keys in held.items()}
    # If there are no other values, the rest of each period holds the most frequent one.
    rest = next(iter(top)) if top and sum(top.values()) == len(among) else None
    cells, left = {}, Counter(periods)
    for value in top:
        if value == rest:
            continue
        with_value = values.keys(value) & among
        for name, keys in held.items():
            if count := keys.intersection_cardinality(with_value):
                cells[name, value] = count
                left[name] -= count
    if rest is not None:
        cells |= {(name, rest): count for name, count in left.items() if count}
    return PeriodCounts(top, periods, cells)


def _held(days: Column, among: Keys, period: Period) -> dict[str, Keys]:
    """The records of each period, of those that have any."""
    held: dict[str, Keys] = {}
    for names, in_month in days.months:
        if not (found := in_month & among):
            continue
        if period == Period.DAY:
            held |= {day: keys for day in names if (keys := days.keys(day) & found)}
        elif (name := names[0][:period]) in held:
            held[name] |= found
        else:
            held[name] = found
    return held


def counts_of_all(
    bitmaps: Bitmaps, noun: Noun, by: str, period: Period, limit: int, besides: tuple[str, ...]
) -> PeriodCounts:
    """The counts of all records but those whose dates are one of these months and years. Kept with the column of days.

    They take the longest and are asked for most often.
    """
    days, values, spans = (bitmaps.column(noun.name, name) for name in (noun.dated_by, by, noun.spans))
    key = (by, period, limit, besides)
    kept = days.kept.get(key)
    if kept is None or kept[0] is not values or kept[1] is not spans:
        everything = bitmaps.everything(noun.name)
        among = everything - spans.any_of(besides)
        kept = days.kept[key] = (values, spans, counts_by_bitmaps(days, values, among, everything, period, limit))
    found: PeriodCounts = kept[2]
    return found


# The engine counts where words are searched: it visits each match once.


def dates_request(dated_by: str, spans: str) -> dict[str, Any]:
    """What to ask the engine for, of dated records only."""
    by_day = {"field": sort_field(dated_by)}
    return {
        "first": {"min": by_day},
        "last": {"max": by_day},
        "spans": {"terms": {"field": spans, "size": MOST_VALUES, "segment_size": ALL_VALUES}},
    }


def dates_of(answer: Mapping[str, Any], undated: int) -> Dates:
    first, last = answer["first"]["value"], answer["last"]["value"]
    return Dates(
        sort_number_day(int(first)) if first is not None else None,
        sort_number_day(int(last)) if last is not None else None,
        {bucket["key"]: int(bucket["doc_count"]) for bucket in answer["spans"]["buckets"]},
        undated,
    )


def counts_request(dated_by: str, by: str, period: Period, limit: int, dates: Dates) -> dict[str, Any]:
    values = {"terms": {"field": by, "size": MOST_VALUES, "segment_size": ALL_VALUES}}
    ranges = [{"key": name, "from": least, "to": most} for name, least, most in _ranges(period, dates)]
    return {
        "values": {"terms": {**values["terms"], "size": limit}},
        "periods": {"range": {"field": sort_field(dated_by), "ranges": ranges}, "aggs": {"values": values}},
    }


def counts_of(answer: Mapping[str, Any]) -> PeriodCounts:
    values = {bucket["key"]: int(bucket["doc_count"]) for bucket in answer["values"]["buckets"]}
    periods, cells = {}, {}
    for bucket in answer["periods"]["buckets"]:
        if count := int(bucket["doc_count"]):
            periods[bucket["key"]] = count
            for inner in bucket["values"]["buckets"]:
                if inner["key"] in values:
                    cells[bucket["key"], inner["key"]] = int(inner["doc_count"])
    return PeriodCounts(values, periods, cells)


def _ranges(period: Period, dates: Dates) -> Iterator[tuple[str, float, float]]:
    """The name of each period, and its sort numbers from the first to that after the last one. Exact as floats."""
    day = dates.first
    while day and dates.last and day <= dates.last:
        last = last_of(day, period)
        least, most = sort_span(day if period == Period.DAY else first_of(day, period), last)
        yield day.isoformat()[:period], float(least), float(most + 1)
        day = last + datetime.timedelta(days=1) if last < datetime.date.max else None


def first_of(day: datetime.date, period: Period) -> datetime.date:
    """The first day of the period that the day lies in."""
    if period == Period.DAY:
        return day
    return day.replace(day=1) if period == Period.MONTH else day.replace(month=1, day=1)


def last_of(day: datetime.date, period: Period) -> datetime.date:
    """The last day of the period that the day lies in."""
    if period == Period.DAY:
        return day
    if period == Period.YEAR or day.month == 12:
        return day.replace(month=12, day=31)
    return day.replace(month=day.month + 1, day=1) - datetime.timedelta(days=1)
