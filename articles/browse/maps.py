"""Venues as points on the map of land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.browse.projection import HEIGHT, WIDTH, project
from articles.models import Venue

# Units of the drawing: how much is shown around the outermost points, and at least.
PADDING = 28.0
LEAST_WIDTH = 150.0
SHAPE = 0.62  # height of a map in widths


@dataclass(frozen=True)
class Point:
    venue: Venue
    x: float
    y: float


@dataclass(frozen=True)
class Map:
    """`view_box` cuts out the part that holds all points; `unit` is a thousandth of its width, for sizes of marks."""

    points: list[Point]
    view_box: str
    unit: float


def map_of(venues: Sequence[Venue]) -> Map | None:
    """The smallest part of the map that shows the venues; None without any that lies on it."""
    placed = [Point(venue, *project(float(venue.latitude), float(venue.longitude))) for venue in venues]
    points = [
        Point(point.venue, round(point.x, 1), round(point.y, 1))
        for point in placed
        if 0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT
    ]
    if not points:
        return None
    left, right = min(p.x for p in points) - PADDING, max(p.x for p in points) + PADDING
    top, bottom = min(p.y for p in points) - PADDING, max(p.y for p in points) + PADDING
    width = min(WIDTH, max(right - left, (bottom - top) / SHAPE, LEAST_WIDTH))
    height = min(HEIGHT, width * SHAPE)
    x = _within((left + right - width) / 2, WIDTH - width)
    y = _within((top + bottom - height) / 2, HEIGHT - height)
    return Map(points, f"{x:.1f} {y:.1f} {width:.1f} {height:.1f}", round(width / 1000, 3))


def _within(value: float, most: float) -> float:
    return max(0.0, min(value, most))
