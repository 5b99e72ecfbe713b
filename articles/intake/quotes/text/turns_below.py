"""Turns below a paragraph that tells of them: a name, or a question without a label."""

from __future__ import annotations

import re
from collections import Counter

from articles.intake.quotes.text.speeches import FIRST_PERSON
from articles.intake.quotes.text.stretches import Stretch

FEWEST_TURNS = 3
ENDS_A_TURN = tuple('.?!…)]"”’—-')
HEADING = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4}")
# As in Hansard: "Mr. Speaker", "Mrs. Adela Sturrock", "The Minister of Health (Dr. Osric Vane)".
TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|Senator|Captain|Major|Colonel|General)\.?"
TITLED = re.compile(
    rf"(?:{TITLE}(?: [A-Z][\w.'’-]{{0,30}}){{1,4}}|[A-Z][^().\n]{{2,80}} \({TITLE} [^()\n]{{2,60}}\)|Hon\. Members)"
)
BOLD = re.compile(r"\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*")
# Nothing but a quotation, which may lack its closing mark.
IN_MARKS = re.compile(r"[\"“](?P<words>[^\"”]*[^\"”\s])[\"”]?")
MARKED = re.compile(r"[\"“][^\"”]*[\"”]?")
LONGEST_QUESTION = 240
Span = tuple[int, int]


def turns_below(text: str, paragraphs: list[Span]) -> dict[int, Stretch]:
    """The turns of a text without labels, by the number of the paragraph."""
    return headed(text, paragraphs) or questions_in_bold(text, paragraphs) or answers_in_marks(text, paragraphs)


def headed(text: str, paragraphs: list[Span]) -> dict[int, Stretch]:
    """The turns below names in capitals, or with titles, that are paragraphs by themselves, by the number of the
    paragraph: if there are several names, and one of them stands above several turns. Paragraphs that cannot belong to
    a turn have none."""
    names = {number: span for number, span in enumerate(paragraphs) if HEADING.fullmatch(text, *span)}
    titled = {number: span for number, span in enumerate(paragraphs) if TITLED.fullmatch(text, *span)}
    names = max(names, titled, key=len)
    lasts = Counter(text[start:end].split()[-1].rstrip(")") for start, end in names.values())
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
    """The turns of an interview whose questions stand between "**", by the number of the paragraph. Such questions are
    also cross-heads of reports, so a third of the answers have to say "I" or "we" outside marks."""
    asked = {number: match for number, span in enumerate(paragraphs) if (match := BOLD.fullmatch(text, *span))}
    if len(asked) < FEWEST_TURNS or 2 * sum(match["words"].endswith("?") for match in asked.values()) < len(asked):
        return {}
    told = range(min(asked), min(max(asked) + 2, len(paragraphs)))
    answers = [MARKED.sub("", text[slice(*paragraphs[number])]) for number in told if number not in asked]
    own = sum(FIRST_PERSON.search(answer) is not None for answer in answers)
    if 3 * own < len(answers):
        return {}
    found = {}
    for number in told:
        start, end = paragraphs[number]
        if number in asked:
            found[number] = turn_without_label(number, (start, end), asked[number].span("words"), asks=True)
        elif goes_on(text, start, end):
            found[number] = turn_without_label(number, (start, end), (start, end), asks=False)
            found[number].continues = number - 1 not in asked
    return found


def answers_in_marks(text: str, paragraphs: list[Span]) -> dict[int, Stretch]:
    """The turns of an interview whose questions have no marks, and whose answers stand between them."""
    answers = {number: match for number, span in enumerate(paragraphs) if (match := IN_MARKS.fullmatch(text, *span))}
    asked = [
        number
        for number in range(len(paragraphs) - 1)
        if number + 1 in answers and is_question(text, paragraphs[number])
    ]
    if len(asked) < FEWEST_TURNS:
        return {}
    found = {}
    for number in asked:
        found[number] = turn_without_label(number, paragraphs[number], paragraphs[number], asks=True)
        words = answers[number + 1].span("words")
        found[number + 1] = turn_without_label(number + 1, paragraphs[number + 1], words, asks=False)
    return found


def is_question(text: str, span: Span) -> bool:
    return text.endswith("?", *span) and text[span[0]] not in '"“”' and span[1] - span[0] <= LONGEST_QUESTION


def turn_without_label(number: int, span: Span, words: Span, *, asks: bool) -> Stretch:
    return Stretch(*words, *span, number, marked=False, turn=(span[0], span[0]), asks=asks)


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a paragraph can belong to the turn before it: whole sentences, no remark in brackets and no caption."""
    is_caption = "photo" in text[start:end].lower()
    return text[start] not in "([" and text.endswith(ENDS_A_TURN, start, end) and not is_caption
