"""The articles of each year as a bar, with a segment for each way of coding, in units of an SVG drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from articles.browse.extent import Row

HEIGHT = 72.0
LEAST = 1.5  # the least height of a segment


class Segment(NamedTuple):
    """`coding` is "complete", "partly" or "none"."""

    coding: str
    y: float
    height: float


class ExtentBar(NamedTuple):
    """The articles of one year. Segments stand on each other, those that are coded completely at the bottom."""

    year: Row
    segments: list[Segment]


def extent_bars(years: Sequence[Row]) -> list[ExtentBar]:
    most = max((year.articles for year in years), default=1) or 1
    return [ExtentBar(year, _segments(year, most)) for year in years]


def _segments(year: Row, most: int) -> list[Segment]:
    numbers = {"complete": year.complete, "partly": year.partly, "none": year.not_yet}
    present = {coding: number for coding, number in numbers.items() if number}
    room, y, segments = HEIGHT - LEAST * len(numbers), HEIGHT, []
    for coding, number in present.items():
        height = round(LEAST + room * number / most, 1)
        y = round(y - height, 1)
        segments.append(Segment(coding, y, height))
    return segments
