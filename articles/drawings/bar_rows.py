"""Rows of a drawing, each with a label, a stacked bar and its number, in units of an SVG drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.drawings.stacked_bar import Segment, stacked_bar

ROW_HEIGHT = 20.0
LONGEST_LABEL = 90  # characters


@dataclass(frozen=True)
class BarRow:
    label: str
    y: float
    segments: list[Segment]
    total: int

    @property
    def width(self) -> float:
        return round(sum(segment.width for segment in self.segments), 1)


def bar_rows(rows: Iterable[tuple[str, Iterable[tuple[str, int]]]]) -> list[BarRow]:
    """A row for each label with the counts of its parts; none for a label without any."""
    counted = [(label, list(parts)) for label, parts in rows]
    totals = [sum(count for _, count in parts) for _, parts in counted]
    present = [(*row, total) for row, total in zip(counted, totals, strict=True) if total]
    return [
        BarRow(_short(label), ROW_HEIGHT * number, stacked_bar(parts, max(totals)), total)
        for number, (label, parts, total) in enumerate(present)
    ]


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[:LONGEST_LABEL].rstrip()} …"
