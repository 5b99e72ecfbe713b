"""Numbers as a bar with a segment for each of them, in units of an SVG drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 240.0
LEAST = 2.0  # the least width of a segment


@dataclass(frozen=True)
class Segment:
    name: str
    x: float
    width: float


def stacked_bar(counts: Iterable[tuple[str, int]], most: int) -> list[Segment]:
    """Segments in the order of the counts, each with its name; a count of 0 has none.

    `most` is the sum of the counts whose bar is as wide as the drawing.
    """
    present = [(name, count) for name, count in counts if count]
    room = WIDTH - LEAST * len(present)
    segments, x = [], 0.0
    for name, count in present:
        width = round(LEAST + room * count / max(most, 1), 1)
        segments.append(Segment(name, round(x, 1), width))
        x += width
    return segments
