"""Block quotations that lost their marks on the way into a plain text: the paragraphs after "He told reporters:", and
the statement of a press release."""

from __future__ import annotations

import re

from articles.intake.quotes.text.stretches import Stretch
from articles.intake.quotes.words.cue_words import STRONG

LONGEST_INTRODUCTION = 60
SHORTEST_BLOCK = 40
MARKS = re.compile(r"[\"“”„«»‘]|'\w")
SPEAKING = re.compile(r"\b(?:I|we|my|our|us|you|your|I['’]\w+|\w+['’](?:ve|re|ll|m)|\w+n['’]t)\b", re.I)
# "The minister said:", and nothing that the colon could point to; "The following statement was issued by the mayor:".
SAYING = re.compile(
    r"\b(?:added|announced|commented|said|says|stated)(?: (?:today|yesterday|on \w+|in a statement))?\s?:$"
)
ISSUED = re.compile(
    r"(?:\bstatement\b[^:]{0,120}\b(?:by|from|of)\b[^:]{2,120}"
    r"|\bfollowing (?:comments?|remarks|statement)\b[^:]{0,200}):$"
)
TELLING = re.compile(r"\b(?:added|said|says|told)\b")
FIRST_PARAGRAPHS, LONGEST_INTRODUCING = 8, 260
Span = tuple[int, int]


def statement_of_release(text: str, paragraphs: list[Span]) -> range:
    """The numbers of the paragraphs below "The minister said:" near the beginning of a text, up to a heading or its
    end, if none of them has quotation marks or tells who said something."""
    for number in range(min(FIRST_PARAGRAPHS, len(paragraphs) - 1)):
        start, end = paragraphs[number]
        if end - start > LONGEST_INTRODUCING or not introduces_a_statement(text[start:end]):
            continue
        below = number + 1
        while below < len(paragraphs) and is_prose(text, paragraphs[below]):
            below += 1
        if not any(MARKS.search(text, *span) or TELLING.search(text, *span) for span in paragraphs[number + 1 : below]):
            return range(number + 1, below)
    return range(0)


def introduces_a_statement(paragraph: str) -> bool:
    return SAYING.search(paragraph) is not None or ISSUED.search(paragraph) is not None


def is_prose(text: str, span: Span) -> bool:
    return span[1] - span[0] >= SHORTEST_BLOCK and text.endswith((".", "!", "?", "…"), *span)


def is_block(text: str, paragraphs: list[Span], number: int, before: Stretch | None) -> bool:
    """Whether a paragraph without quotation marks is spoken: it has words such as "I" and "our", and stands below a
    verb of saying with a colon, or below another such paragraph."""
    start, end = paragraphs[number]
    if not number or not is_prose(text, (start, end)):
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
