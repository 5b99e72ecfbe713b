"""Turns below a paragraph that tells of them: a name in capitals, or a question in bold."""

from __future__ import annotations

import re
from collections import Counter

from articles.intake.quotes.stretches import Stretch

FEWEST_TURNS = 3
ENDS_A_TURN = tuple('.?!…)]"”’—-')
HEADING = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4}")
BOLD = re.compile(r"\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*")
Span = tuple[int, int]


def headed(text: str, paragraphs: list[Span]) -> dict[int, Stretch]:
    """The turns below names in capitals that are paragraphs by themselves, by the number of the paragraph: if there are
    several names, and one of them stands above several turns. Paragraphs that cannot belong to a turn have none."""
    names = {number: span for number, span in enumerate(paragraphs) if HEADING.fullmatch(text, *span)}
    lasts = Counter(text[start:end].split()[-1] for start, end in names.values())
    if len(names) < FEWEST_TURNS or len(lasts) == len(names) or len(names) * 3 < len(paragraphs):
        return {}
    found, above = {}, -1
    for number, (start, end) in enumerate(paragraphs):
        if number in names:
            above = number
        elif above >= 0 and (above == number - 1 or goes_on(text, start, end)):
            found[number] = Stretch(start, end, start, end, number, marked=False, turn=names[above])
    return found


def questions_in_bold(text: str, paragraphs: list[Span]) -> dict[int, Stretch]:
    """The turns of an interview whose questions stand between "**", by the number of the paragraph. The label of a
    question is the first "**", that of an answer is empty."""
    asked = {number: match for number, span in enumerate(paragraphs) if (match := BOLD.fullmatch(text, *span))}
    if len(asked) < FEWEST_TURNS or 2 * sum(match["words"].endswith("?") for match in asked.values()) < len(asked):
        return {}
    found = {}
    first, last = min(asked), max(asked)
    for number in range(first, min(last + 2, len(paragraphs))):
        start, end = paragraphs[number]
        if number in asked:
            begins, ends = asked[number].span("words")
            found[number] = Stretch(begins, ends, start, end, number, marked=False, turn=(start, begins))
        elif goes_on(text, start, end):
            continues = number - 1 not in asked
            found[number] = Stretch(start, end, start, end, number, continues, marked=False, turn=(start, start))
    return found


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a paragraph can belong to the turn before it: whole sentences, no remark in brackets and no caption."""
    is_caption = "photo" in text[start:end].lower()
    return text[start] not in "([" and text.endswith(ENDS_A_TURN, start, end) and not is_caption
