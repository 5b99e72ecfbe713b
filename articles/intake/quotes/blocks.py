"""Block quotations that lost their marks on the way into a plain text: the paragraphs after "He told reporters:"."""

from __future__ import annotations

import re

from articles.intake.quotes.cues import STRONG
from articles.intake.quotes.stretches import Stretch

LONGEST_INTRODUCTION = 60
SHORTEST_BLOCK = 40
MARKS = re.compile(r"[\"“”„«»‘]|'\w")
SPEAKING = re.compile(r"\b(?:I|we|my|our|us|you|your|I['’]\w+|\w+['’](?:ve|re|ll|m)|\w+n['’]t)\b", re.I)
Span = tuple[int, int]


def is_block(text: str, paragraphs: list[Span], number: int, before: Stretch | None) -> bool:
    """Whether a paragraph without quotation marks is spoken: it has words such as "I" and "our", and stands below a
    verb of saying with a colon, or below another such paragraph."""
    start, end = paragraphs[number]
    if not number or end - start < SHORTEST_BLOCK or not text.endswith((".", "!", "?", "…"), start, end):
        return False
    if MARKS.search(text, start, end) or not SPEAKING.search(text, start, end):
        return False
    goes_on = before is not None and not before.marked and before.turn is None
    return goes_on or introduces(text, paragraphs[number - 1])


def introduces(text: str, span: Span) -> bool:
    """As in "She told reporters:", "Here is what he wrote to members:"."""
    start, end = span
    if not text.endswith(":", start, end):
        return False
    words = re.findall(r"\w+", text[max(start, end - LONGEST_INTRODUCTION) : end].casefold())
    return not STRONG.isdisjoint(words)
