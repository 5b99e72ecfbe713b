"""The timeline of a list as shapes: a stack for each period, rounds as bands behind, in units of an SVG drawing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.browse.timeline import ListTimeline, LongerDate, PeriodBar
from articles.drawings.lanes import Bar, drawn_days, places_of
from articles.drawings.scale import Scale
from articles.index import Period
from articles.models import Precision, Round
from articles.models.base import spell_within_year

WIDTH = 1000.0
LEFT, RIGHT = 52.0, 48.0  # margins of the axis: room for the numbers, and for the label of its last day
LANE_HEIGHT = 18.0
LANES = 3  # of the names of rounds
PLOT = 180.0  # the height of the highest stack
LEAST = 1.5  # the least height of a segment and width of a stack
LONGER_HEIGHT = 16.0
AXIS_HEIGHT = 22.0
MIN_BAND = 3.0  # the least width of a round
LABEL_ROOM = 56.0  # of a day on the axis
FEW_MONTHS = 36  # of which the axis names every third


@dataclass(frozen=True)
class Segment:
    """A part of a stack. `series` is its place in the order of the series."""

    series: int
    y: float
    height: float


@dataclass(frozen=True)
class Stack:
    bar: PeriodBar
    x: float
    width: float
    segments: Sequence[Segment]


@dataclass(frozen=True)
class Band:
    """A round. `label_anchor` is SVG's text-anchor; "" if there is no room for the name."""

    round: Round
    x: float
    width: float
    label_x: float
    label_y: float
    label_anchor: str


@dataclass(frozen=True)
class Stroke:
    """The records of a month or year that is longer than a stack, over all days that their date may mean."""

    date: LongerDate
    x: float
    width: float


@dataclass(frozen=True)
class AxisLabel:
    """A label at its position on an axis."""

    at: float
    label: str


@dataclass(frozen=True)
class PeriodDrawing:
    """`top` and `base` are the heights between which the stacks stand; `strokes_y` is that of the strokes below."""

    stacks: Sequence[Stack]
    bands: Sequence[Band]
    strokes: Sequence[Stroke]
    ticks: Sequence[AxisLabel]
    numbers: Sequence[int]
    most: int
    top: float
    width: float = WIDTH
    left: float = LEFT
    right: float = WIDTH - RIGHT

    @property
    def base(self) -> float:
        return self.top + PLOT

    @property
    def strokes_y(self) -> float:
        return self.base + 6

    @property
    def axis_y(self) -> float:
        return self.base + (LONGER_HEIGHT if self.strokes else 0)

    @property
    def height(self) -> float:
        return self.axis_y + AXIS_HEIGHT

    def y(self, number: int) -> float:
        return round(self.base - PLOT * number / self.most, 1)


def draw_timeline(timeline: ListTimeline, rounds: Iterable[Round]) -> PeriodDrawing | None:
    """None if nothing has a date. `rounds` are all rounds."""
    first, last = timeline.first, timeline.last
    if not (first and last):
        return None
    scale = Scale(first, last, LEFT, WIDTH - RIGHT)
    drawn = {each: days for each in rounds if (days := drawn_days(each)) and days[0] <= last and days[1] >= first}
    bands = list(_bands(drawn, scale))
    lanes = max((band.label_y for band in bands if band.label_anchor), default=-LANE_HEIGHT / 3) + LANE_HEIGHT / 3
    most = max((bar.count for bar in timeline.bars), default=1)
    return PeriodDrawing(
        stacks=[_stack(bar, scale, lanes + PLOT, most) for bar in timeline.bars],
        bands=bands,
        strokes=[Stroke(each, *_place(scale, each.span.first, each.span.last)) for each in timeline.longer],
        ticks=list(_ticks(scale, timeline.period)),
        numbers=_numbers(most),
        most=most,
        top=round(lanes, 1),
    )


def _place(scale: Scale, first: datetime.date, last: datetime.date) -> tuple[float, float]:
    """Where the days from first to last begin on the axis, and how wide they are. The axis ends after its last day."""
    days = (scale.last - scale.first).days + 1
    begins = max(0, (first - scale.first).days)
    ends = min(days, (last - scale.first).days + 1)
    x = scale.left + scale.width * begins / days
    return round(x, 1), round(max(LEAST, scale.width * max(0, ends - begins) / days), 1)


def _stack(bar: PeriodBar, scale: Scale, base: float, most: int) -> Stack:
    x, width = _place(scale, bar.span.first, bar.span.last)
    room = PLOT - LEAST * len(bar.parts)
    segments, y = [], base
    for series, count in enumerate(bar.parts):
        if count:
            height = round(LEAST + room * count / most, 1)
            y = round(y - height, 1)
            segments.append(Segment(series, y, height))
    gap = 1.0 if width > 4 else 0.0
    return Stack(bar, x, round(width - gap, 1), segments)


def _bands(rounds: Mapping[Round, tuple[datetime.date, datetime.date]], scale: Scale) -> Iterator[Band]:
    """A band for each round and its days, in chronological order. The longest rounds get their names first."""
    placed = {}
    for each, days in rounds.items():
        x, width = _place(scale, *days)
        placed[each.pk] = Bar(each.pk, x, x + max(MIN_BAND, width), each.name)
    by_length = sorted(placed.values(), key=lambda bar: bar.x - bar.end)
    places = places_of(by_length, scale.left, scale.right, LANES)
    for each in rounds:
        bar, place = placed[each.pk], places[each.pk]
        label_y = (place.lane + 1) * LANE_HEIGHT - LANE_HEIGHT / 3
        width = round(bar.end - bar.x, 1)
        yield Band(each, bar.x, width, place.label_x, round(label_y, 1), place.label_anchor)


def _numbers(most: int) -> list[int]:
    """Round numbers for the axis: 1, 2 or 5 times a power of ten, five of them at most."""
    step = next(digit * 10**power for power in range(20) for digit in (1, 2, 5) if digit * 10**power * 5 >= most)
    return list(range(step, most + 1, step))


def _ticks(scale: Scale, period: Period) -> Iterator[AxisLabel]:
    if period == Period.DAY:
        days = (scale.last - scale.first).days + 1
        step = max(1, -(-int(LABEL_ROOM * days) // int(scale.width)))
        for number in range(0, days, step):
            day = scale.first + datetime.timedelta(days=number)
            yield AxisLabel(_place(scale, day, day)[0], spell_within_year(day, Precision.DAY))
    elif period == Period.MONTH and scale.months <= FEW_MONTHS:
        for number in range(scale.months):
            year, month = divmod(scale.first.year * 12 + scale.first.month - 1 + number, 12)
            day = datetime.date(year, month + 1, 1)
            if day >= scale.first and month % 3 == 0:
                yield AxisLabel(
                    _place(scale, day, day)[0], str(year) if month == 0 else spell_within_year(day, Precision.MONTH)
                )
    else:
        for year in scale.years:
            day = datetime.date(year, 1, 1)
            if day >= scale.first:
                yield AxisLabel(_place(scale, day, day)[0], str(year))
