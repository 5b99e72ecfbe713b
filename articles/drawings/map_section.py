"""The section of the map that shows some points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from articles.drawings.projection import HEIGHT, WIDTH, project

# In units of the drawing: the margin around the outermost points, and the smallest width of a map.
PADDING = 28.0
MIN_WIDTH = 150.0
HEIGHT_TO_WIDTH = 0.62

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Section:
    x: float
    y: float
    width: float
    height: float

    @property
    def view_box(self) -> str:
        return f"{self.x:.1f} {self.y:.1f} {self.width:.1f} {self.height:.1f}"

    @property
    def frame(self) -> Box:
        return self.x, self.y, self.x + self.width, self.y + self.height

    def share(self, part: float) -> float:
        """A length that is this part of the width."""
        return round(self.width * part, 2)


def on_map(latitude: Decimal, longitude: Decimal) -> tuple[float, float] | None:
    """The point of a place, or None if it is outside of what is drawn."""
    x, y = project(float(latitude), float(longitude))
    return (round(x, 1), round(y, 1)) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None


def section_of(points: Sequence[tuple[float, float]]) -> Section | None:
    """The smallest section that contains the points; None without points."""
    if not points:
        return None
    left, right = min(x for x, _ in points) - PADDING, max(x for x, _ in points) + PADDING
    top, bottom = min(y for _, y in points) - PADDING, max(y for _, y in points) + PADDING
    width = min(WIDTH, max(right - left, (bottom - top) / HEIGHT_TO_WIDTH, MIN_WIDTH))
    height = min(HEIGHT, width * HEIGHT_TO_WIDTH)
    x = _clamped((left + right - width) / 2, WIDTH - width)
    return Section(x, _clamped((top + bottom - height) / 2, HEIGHT - height), width, height)


def _clamped(value: float, most: float) -> float:
    return max(0.0, min(value, most))
