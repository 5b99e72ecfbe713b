"""Where the paragraphs of a plain text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right

LINE = re.compile(r"[^\r\n\u2028\u2029\v\f\x85]+")
# A line that was only broken to fit a width goes on in the next one. It is long, and its sentence is not over.
WRAPPED_FROM = 50
ENDS_A_SENTENCE = tuple(".?!:;\"”»“’'")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each paragraph without white space around it, in order. Lines are paragraphs, unless blank
    lines part the text: then a long line that ends within a sentence is joined with the next."""
    spans: list[tuple[int, int]] = []
    parted = re.search(r"\n[ \t]*\r?\n", text) is not None
    for match in LINE.finditer(text):
        line = match.group()
        kept = line.strip()
        if not kept:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(kept)
        if parted and spans and goes_on(text, spans[-1], start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    gap = text[before[1] : start]
    if gap.count("\n") != 1 or text.startswith(">", start):
        return False
    line = max(text.rfind("\n", before[0], before[1]) + 1, before[0])
    return before[1] - line >= WRAPPED_FROM and not text.endswith(ENDS_A_SENTENCE, line, before[1])


class Starts:
    """Finds the span that holds a position, among spans in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in spans]

    def of(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1
