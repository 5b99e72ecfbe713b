"""The timeline of the talks: rounds as spans, articles and statements as marks, in units of an SVG drawing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.browse.selection import Selection
from articles.index import UNDATED, Snapshot
from articles.models import Precision, Round
from articles.models.base import spell_date
from articles.nouns import ARTICLE, STATEMENT, Noun

WIDTH = 1000.0
LEFT, RIGHT = 96.0, 16.0  # margins of the axis; the left one contains the labels of the rows
LANE_HEIGHT = 26.0
MAX_LANES = 10
ROW_HEIGHT = 32.0
MIN_SPAN_WIDTH = 6.0
LETTER_WIDTH = 7.2  # average, of a label
MOST_MARKS = 60  # in a row; with up to this many days, each day has a mark
STRETCH_WIDTH = 12.0  # the part of the axis that one mark stands for, if there are more days


@dataclass(frozen=True)
class Span:
    round: Round
    x: float
    width: float
    y: float
    labelled: bool
    label_x: float
    label_anchor: str  # SVG's text-anchor: "start" or "end"


@dataclass(frozen=True)
class Mark:
    """The articles or statements of one day, or of the days from `date` to `until`."""

    x: float
    date: datetime.date
    until: datetime.date
    count: int
    radius: float

    @cached_property
    def days(self) -> str:
        """The day, or the first and the last day, in words."""
        first, last = (spell_date(day, Precision.DAY) for day in (self.date, self.until))
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}

    @cached_property
    def query(self) -> str:
        """The query string for all of them in the list of the noun."""
        return Selection(first=self.date, last=self.until).query


@dataclass(frozen=True)
class MarkRow:
    """The marks of one noun, at the height `y`. `caption` describes them."""

    noun: Noun
    caption: str
    marks: list[Mark]
    y: float

    @cached_property
    def address(self) -> str:
        return reverse(f"{self.noun.name}_list")


@dataclass(frozen=True)
class Tick:
    x: float
    year: int


@dataclass(frozen=True)
class Timeline:
    first: datetime.date
    last: datetime.date
    spans: list[Span]
    rows: list[MarkRow]
    ticks: list[Tick]
    width: float = WIDTH

    @property
    def axis_y(self) -> float:
        return self.rows[-1].y + LANE_HEIGHT

    @property
    def height(self) -> float:
        return self.axis_y + LANE_HEIGHT


def talks_timeline(snapshot: Snapshot) -> Timeline | None:
    """Rounds, published articles and their statements, or None if none of them has a date. Two queries."""
    rounds = [round_ for round_ in Round.objects.in_time_order().prefetch_related("venues") if round_.started]
    articles = _per_day(snapshot.counts(ARTICLE.name, ARTICLE.dated_by))
    statements = _per_day(snapshot.counts(STATEMENT.name, STATEMENT.dated_by))
    days = [day for day, _count in [*articles, *statements]]
    days += [day for round_ in rounds for day in (round_.started, round_.ended) if day]
    if not days:
        return None
    first, last = min(days).replace(month=1, day=1), max(days).replace(month=12, day=31)
    scale = _Scale(first, last)
    spans = list(_spans(rounds, scale))
    y = max((span.y for span in spans), default=0.0) + LANE_HEIGHT + ROW_HEIGHT
    return Timeline(
        first=min(days),
        last=max(days),
        spans=spans,
        rows=[
            MarkRow(ARTICLE, _("Articles by the day they were published"), _marks(articles, scale), y),
            MarkRow(STATEMENT, _("Statements by the day they were made"), _marks(statements, scale), y + ROW_HEIGHT),
        ],
        ticks=[Tick(scale.x(datetime.date(year, 1, 1)), year) for year in range(first.year, last.year + 1)],
    )


@dataclass(frozen=True)
class _Scale:
    first: datetime.date
    last: datetime.date

    def x(self, day: datetime.date) -> float:
        share = (day - self.first).days / ((self.last - self.first).days or 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _per_day(counts: Mapping[str, int]) -> list[tuple[datetime.date, int]]:
    return [(datetime.date.fromisoformat(day), counts[day]) for day in sorted(counts) if day != UNDATED]


def _marks(days: Sequence[tuple[datetime.date, int]], scale: _Scale) -> list[Mark]:
    """One mark for each day or, if there are more than MOST_MARKS days, for each stretch of the axis."""
    if len(days) <= MOST_MARKS:
        groups = [(scale.x(day), [(day, count)]) for day, count in days]
        largest = 8.0
    else:
        largest = STRETCH_WIDTH / 2
        stretches = groupby(days, key=lambda item: int((scale.x(item[0]) - LEFT) // STRETCH_WIDTH))
        groups = [(round(LEFT + (n + 0.5) * STRETCH_WIDTH, 1), list(group)) for n, group in stretches]
    counts = [sum(count for _day, count in group) for _x, group in groups]
    most = max(counts, default=1)
    return [
        Mark(x, group[0][0], group[-1][0], count, round(largest * (0.35 + 0.65 * (count / most) ** 0.5), 1))
        for (x, group), count in zip(groups, counts, strict=True)
    ]


def _spans(rounds: Iterable[Round], scale: _Scale) -> Iterable[Span]:
    """Puts each round into the first lane where its span and its label overlap nothing.

    If there is none, the round has no label and only its span must fit; if that fits nowhere either, the spans of the
    emptiest lane overlap. The table below the drawing names all rounds.
    """
    lane_ends: list[float] = []
    for round_ in rounds:
        if round_.started is None:
            continue
        x = scale.x(round_.started)
        width = max(MIN_SPAN_WIDTH, round(scale.x(round_.ended or round_.started) - x, 1))
        label_width = LETTER_WIDTH * len(round_.name)
        at_end = x + width + 6 + label_width > WIDTH
        left, right = (x - 6 - label_width, x + width) if at_end else (x, x + width + 6 + label_width)
        lane, labelled = _free_lane(lane_ends, left), True
        if lane is None:
            lane, labelled, right = _free_lane(lane_ends, x), False, x + width
        if lane is None:
            lane = min(range(MAX_LANES), key=lane_ends.__getitem__)
        if lane == len(lane_ends):
            lane_ends.append(0.0)
        lane_ends[lane] = right + 6
        label_x = x - 6 if at_end else x + width + 6
        yield Span(round_, x, width, lane * LANE_HEIGHT, labelled, round(label_x, 1), "end" if at_end else "start")


def _free_lane(lane_ends: Sequence[float], x: float) -> int | None:
    """The first lane that is free from `x` on, a new one if there may be one more, else None."""
    free = next((lane for lane, end in enumerate(lane_ends) if end <= x), None)
    return len(lane_ends) if free is None and len(lane_ends) < MAX_LANES else free
