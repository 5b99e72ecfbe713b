"""Places the names of points on a map, so that none covers another or a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.drawings.map_section import Box

LETTER_WIDTH = 0.58  # average, relative to the height of the text


@dataclass(frozen=True)
class Label:
    """The position of a name: the SVG attributes `x`, `y` and `text-anchor`."""

    x: float
    y: float
    anchor: str


class Named(NamedTuple):
    """A point with its name and radius."""

    name: str
    x: float
    y: float
    radius: float


def labels_of(points: Sequence[Named], frame: Box, text_height: float) -> list[Label | None]:
    """Each name right of, left of, above or below its point, in the first position where it overlaps nothing.

    None if there is no room. Points that come first get their names first.
    """
    occupied: list[Box] = [(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in points]
    return [_place(point, frame, text_height, occupied) for point in points]


def _place(point: Named, frame: Box, text_height: float, occupied: list[Box]) -> Label | None:
    length, gap = LETTER_WIDTH * text_height * len(point.name), point.radius + 0.25 * text_height
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
            return Label(round(label.x, 1), round(label.y, 1), label.anchor)
    return None


def _inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
