"""The layout of a drawing as a file: title, text and keys around it, in units of the drawing."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

WIDTH = 1000.0
MARGIN = 16.0
TITLE_HEIGHT = 30.0
LINE_HEIGHT = 17.0
LONGEST_LINE = 140  # characters
LETTER_WIDTH = 6.8  # average, of small text
SWATCH = 10.0


@dataclass(frozen=True)
class Line:
    y: float
    text: str


@dataclass(frozen=True)
class Key:
    """The colour of a part of the drawing, and what it stands for."""

    x: float
    y: float
    label: str
    fill: str


@dataclass(frozen=True)
class SvgFile:
    """`head` says what the drawing shows, `foot` where it is from, line by line. `keys` are labels and fills."""

    title: str
    head: Sequence[str]
    foot: Sequence[str]
    drawing_height: float
    keys: Sequence[tuple[str, str]] = ()
    width: float = WIDTH
    margin: float = MARGIN

    @cached_property
    def head_lines(self) -> list[Line]:
        return _lines(self.head, MARGIN + TITLE_HEIGHT)

    @property
    def drawing_y(self) -> float:
        return MARGIN + TITLE_HEIGHT + LINE_HEIGHT * len(self.head_lines)

    @cached_property
    def placed_keys(self) -> list[Key]:
        """In rows below the drawing."""
        x, y, placed = MARGIN, self.drawing_y + self.drawing_height + LINE_HEIGHT, []
        for label, fill in self.keys:
            width = SWATCH + LETTER_WIDTH * (len(label) + 4)
            if x > MARGIN and x + width > WIDTH - MARGIN:
                x, y = MARGIN, y + LINE_HEIGHT
            placed.append(Key(round(x, 1), y, label, fill))
            x += width
        return placed

    @cached_property
    def foot_lines(self) -> list[Line]:
        below = self.placed_keys[-1].y if self.keys else self.drawing_y + self.drawing_height
        return _lines(self.foot, below + LINE_HEIGHT * 1.5)

    @property
    def height(self) -> float:
        return round(self.foot_lines[-1].y + MARGIN, 1)


def _lines(texts: Sequence[str], y: float) -> list[Line]:
    """The texts, each on as many lines as it needs."""
    lines = [line for text in texts for line in textwrap.wrap(text, LONGEST_LINE)]
    return [Line(round(y + LINE_HEIGHT * number, 1), line) for number, line in enumerate(lines)]
