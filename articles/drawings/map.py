"""Venues as points on the map of land."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.drawings.projection import HEIGHT, WIDTH, project
from articles.models import Venue
from articles.spelling import spell_list

# Units of the drawing: how much is shown around the outermost points, and at least.
PADDING = 28.0
LEAST_WIDTH = 150.0
SHAPE = 0.62  # height of a map in widths
# In widths of the map, so that points and names look the same on all maps.
POINT_SIZE = 0.009
TEXT_SIZE = 0.027
LETTER_WIDTH = 0.58  # of a letter's height


@dataclass(frozen=True)
class Label:
    """Where a point's name is written: SVG's `x`, `y` and `text-anchor`."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Point:
    """`label` is None where the name would lie on another."""

    venue: Venue
    x: float
    y: float
    label: Label | None = None


@dataclass(frozen=True)
class Map:
    """`view_box` cuts out the part that holds all points; `size` is a point's radius, `text` the height of letters."""

    points: list[Point]
    view_box: str
    size: float
    text: float

    @property
    def places(self) -> str:
        """The names of the venues."""
        return spell_list(point.venue.name for point in self.points)

    @property
    def reach(self) -> float:
        """Radius of what answers to a finger."""
        return round(2.4 * self.size, 2)


Box = tuple[float, float, float, float]  # left, top, right, bottom


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
    size, text = round(width * POINT_SIZE, 2), round(width * TEXT_SIZE, 2)
    labelled = list(_labelled(points, (x, y, x + width, y + height), size, text))
    return Map(labelled, f"{x:.1f} {y:.1f} {width:.1f} {height:.1f}", size, text)


def _within(value: float, most: float) -> float:
    return max(0.0, min(value, most))


def _labelled(points: Sequence[Point], frame: Box, size: float, text: float) -> Iterator[Point]:
    """Each point with its name at its right, left, above or below: the first place where it touches nothing."""
    taken = [(p.x - size, p.y - size, p.x + size, p.y + size) for p in points]
    for point in points:
        length, gap = LETTER_WIDTH * text * len(point.venue.name), 1.6 * size
        places = [
            (Label(point.x + gap, point.y + text / 3, "start"), point.x + gap),
            (Label(point.x - gap, point.y + text / 3, "end"), point.x - gap - length),
            (Label(point.x, point.y - gap, "middle"), point.x - length / 2),
            (Label(point.x, point.y + gap + text * 0.8, "middle"), point.x - length / 2),
        ]
        for label, left in places:
            box = (left, label.y - text * 0.8, left + length, label.y + text * 0.2)
            if _inside(box, frame) and not any(_touch(box, other) for other in taken):
                taken.append(box)
                yield replace(point, label=Label(round(label.x, 1), round(label.y, 1), label.anchor))
                break
        else:
            yield point


def _inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
