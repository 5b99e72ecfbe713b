"""The statements about a round as a bar with a segment for each phase, in units of an SVG drawing."""

from __future__ import annotations

from dataclasses import dataclass

from articles.browse.round_coverage import CoveredRound, Phase

WIDTH = 240.0
LEAST = 2.0  # the width of a segment with a single statement at least


@dataclass(frozen=True)
class Segment:
    phase: Phase
    x: float
    width: float


def coverage_bar(covered: CoveredRound, most: int) -> list[Segment]:
    """`most` is the number of statements of a bar as wide as the drawing. Phases without statements are left out."""
    present = [(phase, count) for phase in Phase if (count := covered.phases.get(phase, 0))]
    room = WIDTH - LEAST * len(present)
    segments, x = [], 0.0
    for phase, count in present:
        width = round(LEAST + room * count / max(most, 1), 1)
        segments.append(Segment(phase, round(x, 1), width))
        x += width
    return segments
