"""Speeches and statements of one speaker, whom a heading names: "Transcript of the press stakeout by Ada Lund"."""

from __future__ import annotations

import re

from articles.intake.quotes.text.stretches import Stretch

HEADING = re.compile(
    r"\b(?:address|briefing|encounter|intervention|press conference|remarks|speech|stakeout|statement|transcript)\b"
    r"[^.\n]{0,80}?\b(?:by|of) (?P<who>[^\n;]{4,160})",
    re.IGNORECASE,
)
# As in "Ada Lund's remarks to the council", "Transcript of Ada Lund's press conference".
OWN = re.compile(
    r"(?:(?:Full )?[Tt]ranscript of (?:the )?)?(?P<who>[A-Z][^\n;:’']{3,80})['’]s (?:opening |closing |full )?"
    r"(?:address|briefing|press conference|press encounter|remarks|speech|stakeout|statement)\b"
)
# A name after a title, which an office may follow without a comma: "Mr. Olaf B. Lund Special Envoy".
TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.? [A-Z][\w'’-]{1,30}(?: [A-Z]\.)* [A-Z][\w'’-]{1,30}")
ENDS_THE_NAME = re.compile(r"\s*(?:[(:]| (?:at|following|on|to|before|after|during|in)\b)")
FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|my|me|we|We|our|Our|us)\b")
MARKS = re.compile(r"[\"“”«»]")
HEADINGS, LONGEST_HEADING = 6, 280
FEWEST, SHORTEST = 3, 20
ENDS_A_SENTENCE = (".", "?", "!", "…", ")")
Span = tuple[int, int]


def speech(text: str, paragraphs: list[Span], end: int) -> dict[int, Stretch]:
    """The paragraphs of a speech before number `end`, by their numbers: if one of the first paragraphs is a heading
    that names the speaker, half of those below it say "I" or "we", and hardly one has quotation marks."""
    for number in range(min(HEADINGS, end)):
        speaker = speaker_in(text, paragraphs[number])
        if speaker is None:
            continue
        spoken = [below for below in range(number + 1, end) if is_spoken(text, paragraphs[below])]
        own = sum(FIRST_PERSON.search(text, *paragraphs[below]) is not None for below in spoken)
        quoted = sum(MARKS.search(text, *paragraphs[below]) is not None for below in spoken)
        if len(spoken) >= FEWEST and 2 * own >= len(spoken) and 4 * quoted <= len(spoken):
            return {below: turn(paragraphs[below], below, speaker, below - 1 in spoken) for below in spoken}
    return {}


def speaker_in(text: str, span: Span) -> Span | None:
    """Where a heading names the speaker."""
    start, end = span
    if end - start > LONGEST_HEADING:
        return None
    if own := OWN.match(text, start, end):
        return own.span("who")
    heading = HEADING.search(text, start, end)
    if heading is None:
        return None
    titled = TITLED.search(text, *heading.span("who"))
    if titled:
        return titled.span()
    last = ENDS_THE_NAME.search(text, *heading.span("who"))
    return heading.start("who"), last.start() if last else heading.end("who")


def is_spoken(text: str, span: Span) -> bool:
    """Whether a paragraph has whole sentences."""
    return span[1] - span[0] >= SHORTEST and text.endswith(ENDS_A_SENTENCE, *span)


def turn(span: Span, number: int, speaker: Span, continues: bool) -> Stretch:
    return Stretch(*span, *span, number, continues, marked=False, turn=speaker)
