"""The marks of the timeline: the articles or statements of a day or of a longer period, in units of the drawing."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.translation import gettext as _

from articles.browse.dates import Span
from articles.browse.selection import Selection
from articles.drawings.scale import Scale
from articles.models import Precision
from articles.models.base import spell_date

MOST_MARKS = 60  # with up to this many dates, each date has a mark
PITCH = 11.0  # the least distance of two marks that stand for periods
PERIODS = (1, 3, 12, 60, 120, 600, 1200)  # months
SMALLEST_SHARE = 0.35  # the radius of the smallest circle, as a share of the largest
LARGEST, LARGEST_OF_PERIODS = 8.0, 6.0
STROKE_RADIUS = 3.0


@dataclass(frozen=True)
class Mark:
    """A circle at `x` for the articles or statements of a day or of a period of the calendar.

    Those whose date is known to the month or year only are a stroke from `x` to `end`, over all days that it may mean.
    """

    x: float
    end: float
    span: Span
    count: int
    radius: float

    @property
    def is_stroke(self) -> bool:
        return self.end > self.x

    @property
    def left(self) -> float:
        return round(self.x - self.radius, 1)

    @property
    def width(self) -> float:
        return round(self.end - self.x + 2 * self.radius, 1)

    @cached_property
    def days(self) -> str:
        """The date, or the first and the last part of a period, in words."""
        start, precision = self.span.spelled, self.span.precision
        if self.is_stroke and precision == Precision.MONTH:
            return _("%(month)s, day not known") % {"month": start}
        if self.is_stroke:
            return _("%(year)s, month not known") % {"year": start}
        end = spell_date(self.span.last, precision)
        return start if start == end else _("%(first)s to %(last)s") % {"first": start, "last": end}

    @cached_property
    def query(self) -> str:
        """The query string for these days in the list of the noun."""
        return Selection(first=self.span.first, last=self.span.last).query


def marks_of(counts: Mapping[Span, int], scale: Scale) -> list[Mark]:
    """A mark for each date or, if there are more than MOST_MARKS dates, for each period. Strokes come first."""
    if len(counts) <= MOST_MARKS:
        circles = {span: count for span, count in counts.items() if span.precision == Precision.DAY}
        strokes = {span: count for span, count in counts.items() if span not in circles}
        return _strokes(strokes, scale) + _circles(circles, scale, LARGEST)
    months = next((n for n in PERIODS if scale.width * n / scale.months >= PITCH), PERIODS[-1])
    periods: Counter[Span] = Counter()
    strokes = {}
    for span, count in counts.items():
        period = _period_of(span.first, months)
        if span.last <= period.last:
            periods[period] += count
        else:
            strokes[span] = count
    return _strokes(strokes, scale) + _circles(periods, scale, LARGEST_OF_PERIODS)


def _strokes(counts: Mapping[Span, int], scale: Scale) -> list[Mark]:
    return [Mark(scale.x(span.first), scale.x(span.last), span, counts[span], STROKE_RADIUS) for span in sorted(counts)]


def _circles(counts: Mapping[Span, int], scale: Scale, largest: float) -> list[Mark]:
    """The area of a circle grows with its number."""
    most = max(counts.values(), default=1)
    marks = []
    for span in sorted(counts):
        x = scale.middle(span.first, span.last)
        share = SMALLEST_SHARE + (1 - SMALLEST_SHARE) * (counts[span] / most) ** 0.5
        marks.append(Mark(x, x, span, counts[span], round(largest * share, 1)))
    return marks


def _period_of(day: datetime.date, months: int) -> Span:
    """The period of this many months that contains the day."""
    return _period((day.year * 12 + day.month - 1) // months, months)


@lru_cache(maxsize=1_000)
def _period(number: int, months: int) -> Span:
    """The periods of this many months are counted from the year 0."""
    first = number * months
    precision = Precision.YEAR if months % 12 == 0 else Precision.MONTH
    return Span(_month(first), _month(first + months) - datetime.timedelta(days=1), precision)


def _month(number: int) -> datetime.date:
    """The first day of a month, counted from the year 0."""
    return datetime.date(min(max(number // 12, 1), 9999), number % 12 + 1, 1)
