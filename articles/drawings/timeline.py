"""The timeline of the talks: rounds as bars, articles and statements as marks, in units of an SVG drawing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.browse.dates import Span, spans
from articles.drawings.lanes import Bar, drawn_days, places_of
from articles.drawings.marks import Mark, marks_of
from articles.drawings.scale import Scale, Tick
from articles.index import Snapshot
from articles.models import Round
from articles.nouns import ARTICLE, ROUND, STATEMENT, Noun

WIDTH = 1000.0
LEFT, RIGHT = 96.0, 16.0  # margins of the axis; the left one contains the labels of the rows
LANE_HEIGHT = 26.0
ROW_HEIGHT = 32.0
MIN_BAR_WIDTH = 6.0
LATEST_ROUNDS = 3


@dataclass(frozen=True)
class RoundBar:
    """`label_anchor` is SVG's text-anchor: "start" or "end"; "" if there is no room for the label."""

    round: Round
    x: float
    width: float
    y: float
    label_x: float
    label_anchor: str


@dataclass(frozen=True)
class MarkRow:
    """The marks of one noun, at the height `y`. `caption` describes them."""

    noun: Noun
    caption: str
    marks: list[Mark]
    y: float

    @property
    def marks_in_order(self) -> list[Mark]:
        return sorted(self.marks, key=lambda mark: mark.span)

    @cached_property
    def address(self) -> str:
        return reverse(f"{self.noun.name}_list")


@dataclass(frozen=True)
class Timeline:
    first: datetime.date
    last: datetime.date
    bars: list[RoundBar]
    rows: list[MarkRow]
    ticks: list[Tick]
    width: float = WIDTH

    @property
    def axis_y(self) -> float:
        return self.rows[-1].y + LANE_HEIGHT

    @property
    def height(self) -> float:
        return self.axis_y + LANE_HEIGHT

    @property
    def latest_rounds(self) -> list[Round]:
        """Those that started last, the latest first."""
        return [bar.round for bar in reversed(self.bars[-LATEST_ROUNDS:])]


def talks_timeline(snapshot: Snapshot) -> Timeline | None:
    """Rounds, published articles and their statements, or None if none of them has a date. One query."""
    rounds = list(Round.objects.in_time_order())
    articles, statements = spans(snapshot, ARTICLE), spans(snapshot, STATEMENT)
    days = [day for span in (*articles, *statements) for day in (span.first, span.last)]
    days += [day for round_ in rounds for day in drawn_days(round_) or ()]
    if not days:
        return None
    first, last = min(days), max(days)
    scale = Scale(first.replace(month=1, day=1), last.replace(month=12, day=31), LEFT, WIDTH - RIGHT)
    bars = round_bars(rounds, snapshot.counts(STATEMENT.name, ROUND.counted_as), scale)
    y = max((bar.y for bar in bars), default=0.0) + LANE_HEIGHT + ROW_HEIGHT
    return Timeline(
        first=first,
        last=last,
        bars=bars,
        rows=[
            _row(ARTICLE, _("Articles by the day they were published"), articles, scale, y),
            _row(STATEMENT, _("Statements by the day they were made"), statements, scale, y + ROW_HEIGHT),
        ],
        ticks=scale.ticks,
    )


def _row(noun: Noun, caption: str, counts: Mapping[Span, int], scale: Scale, y: float) -> MarkRow:
    return MarkRow(noun, caption, marks_of(counts, scale), y)


def round_bars(rounds: Sequence[Round], statements: Mapping[str, int], scale: Scale) -> list[RoundBar]:
    """In chronological order. The rounds with most statements get their labels first."""
    bars = {}
    for round_ in rounds:
        if days := drawn_days(round_):
            x, end = map(scale.x, days)
            bars[round_.pk] = Bar(round_.pk, x, max(x + MIN_BAR_WIDTH, end), round_.name)
    by_statements = sorted((r for r in rounds if r.pk in bars), key=lambda r: -statements.get(r.slug, 0))
    places = places_of((bars[round_.pk] for round_ in by_statements), LEFT, WIDTH)
    return [
        RoundBar(
            round=round_,
            x=bars[round_.pk].x,
            width=round(bars[round_.pk].end - bars[round_.pk].x, 1),
            y=places[round_.pk].lane * LANE_HEIGHT,
            label_x=places[round_.pk].label_x,
            label_anchor=places[round_.pk].label_anchor,
        )
        for round_ in rounds
        if round_.pk in bars
    ]
