"""The timeline of a list: its records by day, month or year, in stacks by the values of a facet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.browse.chips import build_chips, undated_of
from articles.browse.dates import Span
from articles.browse.errors import InvalidQuery
from articles.browse.filters import ListFilter
from articles.browse.labels import Labels, labels_at, value_label
from articles.browse.listing import Chip, Narrowed, Offer
from articles.browse.lists import NounList
from articles.browse.options import Option
from articles.browse.selection import Selection
from articles.index import Dates, Period, PeriodCounts, Snapshot, first_of, last_of
from articles.models import Precision
from articles.models.base import spell_date
from articles.nouns import NONE, Noun
from articles.spelling import spell_list

MOST_DAYS = 62  # that are shown as days; a longer time is shown as months
MOST_MONTHS = 180  # that are shown as months; a longer time is shown as years
MOST_SERIES = 6  # with a colour of their own; the others are one series
OTHERS = "others"  # begins with no mark of a missing value, and no facet of a timeline has such a value
PRECISIONS = {Period.DAY: Precision.DAY, Period.MONTH: Precision.MONTH, Period.YEAR: Precision.YEAR}
TITLES = {
    # Translators: what a drawing shows, such as "Statements by month".
    Period.DAY: gettext_lazy("%(list)s by day"),
    # Translators: what a drawing shows, such as "Statements by month".
    Period.MONTH: gettext_lazy("%(list)s by month"),
    # Translators: what a drawing shows, such as "Statements by month".
    Period.YEAR: gettext_lazy("%(list)s by year"),
}


@dataclass(frozen=True)
class Series:
    """The records with one value of the facet, or with one of the less frequent values."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class PeriodBar:
    """The records of one period. `parts` are their numbers by series, in the order of the series.

    `perhaps` is the number of records of which only the month or the year is known, and which may belong to it. The
    list that `query` selects shows these as well.
    """

    span: Span
    count: int
    parts: tuple[int, ...]
    perhaps: int
    query: str

    @property
    def label(self) -> str:
        return spell_date(self.span.first, self.span.precision)


@dataclass(frozen=True)
class LongerDate:
    """The records whose date is a month or year that is longer than a bar."""

    span: Span
    count: int

    @property
    def label(self) -> str:
        words = {"date": spell_date(self.span.first, self.span.precision)}
        if self.span.precision == Precision.MONTH:
            return _("%(date)s, day not known") % words
        return _("%(date)s, month not known") % words


@dataclass(frozen=True)
class ListTimeline(Narrowed):
    """`first` and `last` bound the drawing; None if no record has a date. `bars` leave out periods without records."""

    noun: Noun
    selection: Selection
    period: Period
    by: str
    choices: Sequence[Option]
    chips: Sequence[Chip]
    total: int
    first: datetime.date | None
    last: datetime.date | None
    series: Sequence[Series]
    bars: Sequence[PeriodBar]
    longer: Sequence[LongerDate]
    undated: Offer | None

    @property
    def title(self) -> str:
        return str(TITLES[self.period]) % {"list": self.noun.plural_label}

    @property
    def cleared_query(self) -> str:
        return with_stacks(self.selection.cleared.query, self.noun, self.by)

    @cached_property
    def query(self) -> str:
        """The query string of this timeline, for its other formats."""
        return with_stacks(self.selection.filters_query, self.noun, self.by)

    @property
    def has_perhaps(self) -> bool:
        return any(bar.perhaps for bar in self.bars)


def with_stacks(query: str, noun: Noun, by: str) -> str:
    """The query string of a list, for its timeline. The first way to stack is the default."""
    if by == noun.stacked_by[0]:
        return query
    return f"{query}{'' if query == '?' else '&'}by={by}"


def timeline_of(noun_list: NounList, params: QueryDict, snapshot: Snapshot) -> ListTimeline:
    """The timeline of the list that the query string selects, stacked by its `by`. Raises InvalidQuery. No query."""
    noun = noun_list.noun
    filter_set = noun_list.filter_set(params, snapshot)
    query, selection, by = filter_set.qs, replace(filter_set.selection, page=1), stacked_by(noun, params)
    labels, dates = labels_at(snapshot), query.dates()
    first, last = _extent(dates, selection)
    period = _period(first, last)
    if first and last:
        first, last = _within(selection, first_of(first, period), last_of(last, period))
    longer = {value: count for value, count in dates.spans.items() if len(value) < period}
    certain = query.exclude(noun.spans, list(longer)) if longer else query
    counts = certain.period_counts(period, by, MOST_SERIES, dates)
    series = _series(noun, counts, by, labels)
    longer_dates = [LongerDate(_span(value), count) for value, count in sorted(longer.items())]
    return ListTimeline(
        noun=noun,
        selection=selection,
        period=period,
        by=by,
        choices=[
            Option(name, labels.of_facet(noun, name), name == by, with_stacks(selection.query, noun, name))
            for name in noun.stacked_by
        ],
        chips=[replace(chip, query=with_stacks(chip.query, noun, by)) for chip in build_chips(noun, labels, selection)],
        total=query.total(),
        first=first,
        last=last,
        series=series,
        bars=_bars(counts, series, longer_dates, selection),
        longer=longer_dates,
        undated=_undated(filter_set, query, dates),
    )


def stacked_by(noun: Noun, params: QueryDict) -> str:
    """The facet that the parameter `by` names, or the default. Raises InvalidQuery."""
    asked = params.getlist("by") or [noun.stacked_by[0]]
    if asked[-1] not in noun.stacked_by:
        known = spell_list(str(noun.facets[name].label) for name in noun.stacked_by)
        message = _("The bars cannot be stacked by “%(value)s”. Choose one of: %(facets)s.")
        raise InvalidQuery({"by": [message % {"value": asked[-1][:60], "facets": known}]}, {"by": _("Stacked by")})
    return asked[-1]


def _extent(dates: Dates, selection: Selection) -> tuple[datetime.date | None, datetime.date | None]:
    """From the first to the last day that a date may mean, within the days that the reader has chosen."""
    if not (dates.first and dates.last):
        return None, None
    last = max([dates.last, *(_span(value).last for value in dates.spans)])
    return _within(selection, dates.first, last)


def _within(selection: Selection, first: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
    """These days, without those that the reader has not chosen."""
    return (
        max(first, selection.first) if selection.first else first,
        min(last, selection.last) if selection.last else last,
    )


def _period(first: datetime.date | None, last: datetime.date | None) -> Period:
    if not (first and last):
        return Period.MONTH
    if (last - first).days < MOST_DAYS:
        return Period.DAY
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return Period.MONTH if months <= MOST_MONTHS else Period.YEAR


def _span(value: str) -> Span:
    """The span of a month, "2015-09", or of a year, "2015"."""
    period = Period(len(value))
    first = datetime.date.fromisoformat(value + "0000-01-01"[period:])
    return Span(first, last_of(first, period), PRECISIONS[period])


def _series(noun: Noun, counts: PeriodCounts, by: str, labels: Labels) -> list[Series]:
    """The most frequent values, then all others together, then the missing ones."""
    facet, names = noun.facets[by], labels.of(noun, by)
    found = [Series(value, value_label(facet, names, value), count) for value, count in counts.values.items()]
    missing = [series for series in found if series.value in facet.missing_values]
    others = sum(counts.periods.values()) - sum(series.count for series in found)
    rest = [Series(OTHERS, _("All others"), others)] if others else []
    return [*(series for series in found if series not in missing), *rest, *missing]


def _bars(
    counts: PeriodCounts, series: Sequence[Series], longer: Sequence[LongerDate], selection: Selection
) -> list[PeriodBar]:
    bars = []
    for name, count in sorted(counts.periods.items()):
        period = Period(len(name))
        day = datetime.date.fromisoformat(name + "0000-01-01"[period:])
        first, last = first_of(day, period), last_of(day, period)
        parts = _parts(name, count, series, counts.cells)
        perhaps = sum(each.count for each in longer if each.span.first <= last and first <= each.span.last)
        query = selection.between(*_within(selection, first, last)).query
        bars.append(PeriodBar(Span(first, last, PRECISIONS[period]), count, parts, perhaps, query))
    return bars


def _parts(name: str, count: int, series: Sequence[Series], cells: Mapping[tuple[str, str], int]) -> tuple[int, ...]:
    known = {each.value: cells.get((name, each.value), 0) for each in series}
    known[OTHERS] = count - sum(known.values())
    return tuple(known[each.value] for each in series)


def _undated(filter_set: ListFilter, query: Any, dates: Dates) -> Offer | None:
    """The records without a date: those of the list, or those that a choice of days leaves out."""
    noun, selection = filter_set.noun, filter_set.selection
    if dates.undated and noun.years:
        return Offer(dates.undated, selection.choosing(noun.years.name, (NONE,)).query)
    return undated_of(noun, query, selection)
