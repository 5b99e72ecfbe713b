"""Where the paragraphs of a plain text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right

WORD = re.compile(r"\S+")
LINE = re.compile(r"[^\r\n\u2028\u2029\v\f\x85]+")
# A line that was only broken to fit a width goes on in the next one. It is long, and its sentence is not over.
WRAPPED_FROM = 50
ENDS_A_SENTENCE = tuple(".?!:;\"”»“’'")
# A hard-wrapped text has this many lines, none longer than this, and most of them nearly as long.
FEWEST_WRAPPED, WIDEST_WRAPPED, NEARLY = 8, 100, 0.65


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each paragraph without white space around it, in order. Lines are paragraphs, unless blank
    lines part the text: then a long line that ends within a sentence is joined with the next. So is each line of a
    hard-wrapped text that had no room for the first word of the next."""
    spans: list[tuple[int, int]] = []
    parted = re.search(r"\n[ \t]*\r?\n", text) is not None
    width = width_of(text)
    for match in LINE.finditer(text):
        line = match.group()
        kept = line.strip()
        if not kept:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(kept)
        if spans and (parted or width) and goes_on(text, spans[-1], start, width):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def goes_on(text: str, before: tuple[int, int], start: int, width: int) -> bool:
    gap = text[before[1] : start]
    if gap.count("\n") != 1 or text.startswith(">", start):
        return False
    line = max(text.rfind("\n", before[0], before[1]) + 1, before[0])
    length = before[1] - line
    reach = length + 1 + length_of_word(text, start)
    if width and reach > width:
        return True
    following = LINE.match(text, start)
    if not width and following is not None and reach <= len(following.group()):
        return False  # the first word of the next line had room: the line was not broken to fit a width
    return length >= min(WRAPPED_FROM, NEARLY * (width or WIDEST_WRAPPED)) and not text.endswith(
        ENDS_A_SENTENCE, line, before[1]
    )


def length_of_word(text: str, start: int) -> int:
    word = WORD.match(text, start)
    return len(word.group()) if word else 0


def width_of(text: str) -> int:
    """The width to which a text was hard-wrapped, or 0."""
    lengths = [len(line.strip()) for line in LINE.findall(text) if line.strip()]
    width = max(lengths, default=0)
    if len(lengths) < FEWEST_WRAPPED or width > WIDEST_WRAPPED:
        return 0
    return width if sum(length >= NEARLY * width for length in lengths) * 2 > len(lengths) else 0


class Starts:
    """Finds the span that holds a position, among spans in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in spans]

    def of(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1
