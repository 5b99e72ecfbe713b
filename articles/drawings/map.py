"""Venues as points on a map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.drawings.projection import HEIGHT, WIDTH, project
from articles.models import Venue
from articles.spelling import spell_list

# In units of the drawing: the margin around the outermost points, and the smallest width of a map.
PADDING = 28.0
MIN_WIDTH = 150.0
HEIGHT_TO_WIDTH = 0.62
# Relative to the width of the map, so that points and names look the same on all maps.
POINT_RADIUS = 0.009
TEXT_HEIGHT = 0.027
LETTER_WIDTH = 0.58  # average, relative to the height


@dataclass(frozen=True)
class Label:
    """The position of a name: the SVG attributes `x`, `y` and `text-anchor`."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Point:
    """A venue on the map. `label` is None if its name does not fit beside the others."""

    venue: Venue
    x: float
    y: float
    label: Label | None = None


@dataclass(frozen=True)
class Map:
    """`view_box` is the section that contains all points. Sizes are in units of the drawing."""

    points: list[Point]
    view_box: str
    point_radius: float
    text_height: float

    @property
    def places(self) -> str:
        """The names of the venues."""
        return spell_list(point.venue.name for point in self.points)

    @property
    def touch_radius(self) -> float:
        """Radius of the touch target of a point."""
        return round(2.4 * self.point_radius, 2)


Box = tuple[float, float, float, float]  # left, top, right, bottom


def map_of(venues: Sequence[Venue]) -> Map | None:
    """The smallest section of the map that contains the venues, or None if no venue is on the map."""
    projected = [Point(venue, *project(float(venue.latitude), float(venue.longitude))) for venue in venues]
    points = [
        Point(point.venue, round(point.x, 1), round(point.y, 1))
        for point in projected
        if 0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT
    ]
    if not points:
        return None
    left, right = min(p.x for p in points) - PADDING, max(p.x for p in points) + PADDING
    top, bottom = min(p.y for p in points) - PADDING, max(p.y for p in points) + PADDING
    width = min(WIDTH, max(right - left, (bottom - top) / HEIGHT_TO_WIDTH, MIN_WIDTH))
    height = min(HEIGHT, width * HEIGHT_TO_WIDTH)
    x = _clamped((left + right - width) / 2, WIDTH - width)
    y = _clamped((top + bottom - height) / 2, HEIGHT - height)
    point_radius, text_height = round(width * POINT_RADIUS, 2), round(width * TEXT_HEIGHT, 2)
    labelled = list(_labelled(points, (x, y, x + width, y + height), point_radius, text_height))
    return Map(labelled, f"{x:.1f} {y:.1f} {width:.1f} {height:.1f}", point_radius, text_height)


def _clamped(value: float, most: float) -> float:
    return max(0.0, min(value, most))


def _labelled(points: Sequence[Point], frame: Box, point_radius: float, text_height: float) -> Iterator[Point]:
    """Places each name right of, left of, above or below its point, in the first position where it overlaps nothing."""
    occupied = [(p.x - point_radius, p.y - point_radius, p.x + point_radius, p.y + point_radius) for p in points]
    for point in points:
        length, gap = LETTER_WIDTH * text_height * len(point.venue.name), 1.6 * point_radius
        positions = [
            (Label(point.x + gap, point.y + text_height / 3, "start"), point.x + gap),
            (Label(point.x - gap, point.y + text_height / 3, "end"), point.x - gap - length),
            (Label(point.x, point.y - gap, "middle"), point.x - length / 2),
            (Label(point.x, point.y + gap + text_height * 0.8, "middle"), point.x - length / 2),
        ]
        for label, left in positions:
            box = (left, label.y - text_height * 0.8, left + length, label.y + text_height * 0.2)
            if _inside(box, frame) and not any(_overlap(box, other) for other in occupied):
                occupied.append(box)
                yield replace(point, label=Label(round(label.x, 1), round(label.y, 1), label.anchor))
                break
        else:
            yield point


def _inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
