"""Joins the lines of hard-wrapped texts to paragraphs."""

from __future__ import annotations

import re

ENDS = re.compile(r"[.!?:”\"’)]$")
# Of the width of a usual line: a shorter one ends its paragraph if it ends a sentence, or in any case.
SHORT, VERY_SHORT = 0.8, 0.6
DIVIDED = re.compile(r"[a-z]-$")
# A hard-wrapped text has this many lines, none longer than this, and most of them nearly as long. (The reader of
# quotations has the same rule: it stands alone, and so does what reads the files of others.)
FEWEST_LINES, WIDEST, NEARLY = 8, 90, 0.65


def are_wrapped(lines: list[str]) -> bool:
    """Whether a text was hard-wrapped, by its lines without the empty ones."""
    widths = [len(line.strip()) for line in lines]
    widest = max(widths, default=0)
    if len(lines) < FEWEST_LINES or widest > WIDEST:
        return False
    return sum(width >= NEARLY * widest for width in widths) * 2 > len(widths)


def paragraphs(text: str) -> list[str]:
    """A paragraph ends at an empty line, and at a short one."""
    lines = [line.strip() for line in text.split("\n")]
    widths = sorted(len(line) for line in lines if line)
    usual = widths[int(0.9 * len(widths))] if widths else 0
    found: list[str] = []
    current = ""
    for line in lines:
        is_divided = DIVIDED.search(current) and line[:1].islower()
        current = current[:-1] + line if is_divided else f"{current} {line}".strip()
        is_last = len(line) < VERY_SHORT * usual or (len(line) < SHORT * usual and ENDS.search(line))
        if current and is_last:
            found.append(current)
            current = ""
    return [*found, current] if current else found
