"""The horizontal axis of the timeline: days as positions in units of the drawing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

# Years between two labels of the axis. The first step that leaves enough room is used.
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
LABEL_ROOM = 40.0


class Tick(NamedTuple):
    """A year that the axis names, at the position of its first day."""

    x: float
    year: int


@dataclass(frozen=True)
class Scale:
    """From the first day to the last, between `left` and `right`."""

    first: datetime.date
    last: datetime.date
    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def months(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def x(self, day: datetime.date) -> float:
        share = (day - self.first).days / ((self.last - self.first).days or 1)
        return round(self.left + min(max(share, 0.0), 1.0) * self.width, 1)

    def middle(self, first: datetime.date, last: datetime.date) -> float:
        return round((self.x(first) + self.x(last)) / 2, 1)

    @property
    def years(self) -> range:
        """The years that the axis names."""
        number = self.last.year - self.first.year + 1
        step = next((step for step in STEPS if self.width * step / number >= LABEL_ROOM), STEPS[-1])
        return range(-(-self.first.year // step) * step, self.last.year + 1, step)

    @property
    def ticks(self) -> list[Tick]:
        return [Tick(self.x(datetime.date(year, 1, 1)), year) for year in self.years]
