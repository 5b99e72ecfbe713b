"""Reported speech without quotation marks: what stands after or before a cue and its subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.paraphrases.clause_ends import FEWEST_WORDS, before_other
from articles.intake.quotes.paraphrases.clauses import content_of
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.attribution import Attribution
from articles.intake.quotes.text.tokens import WORD

# What an absolute phrase begins with: "Asked whether he would sign, he laughed".
PARTICIPLES = {"asked", "speaking", "pressed", "told", "quoted", "reached", "writing"}


@dataclass(slots=True)
class Paraphrase:
    content: list[tuple[int, int]]
    mention: int
    cue: int
    rule: str


def paraphrases(reading: Reading, found: list[Attribution]) -> Iterator[Paraphrase]:
    """In order and without overlaps, never where words stand in marks that were taken for speech."""
    taken = {item.token for item in found}
    used = {item.cue for item in found if item.cue >= 0}
    reached = 0
    for number, cue in enumerate(reading.cues):
        if (
            number in used
            or cue.subject < 0
            or cue.at < reached
            or cue.manner in {"passive", "noun"}
            or is_of_the_text(reading, cue)
        ):
            continue
        clause = content_of(reading, reading.sentences[cue.sentence], cue)
        if clause is None:
            continue
        parts, rule = clause
        parts = [part for part in (without_quoted(reading, cue, part, taken) for part in parts) if part is not None]
        if not parts or parts[0][0] < reached or reading.tokens[parts[0][0]].lower in PARTICIPLES:
            continue
        reached = max(parts[-1][1], cue.end)
        spans = [(reading.tokens[first].start, reading.tokens[last - 1].end) for first, last in parts]
        yield Paraphrase(spans, cue.subject, number, rule)


def without_quoted(reading: Reading, cue: Cue, part: tuple[int, int], taken: set[int]) -> tuple[int, int] | None:
    """The part up to where words in marks begin, or None if hardly a word is left."""
    first, last = part
    quoted = next((index for index in range(first, last) if index in taken), None)
    if quoted is not None:
        last = before_other(reading, cue, first, quoted)
    words = sum(token.kind == WORD for token in reading.tokens[first:last])
    return (first, last) if words >= FEWEST_WORDS else None


def is_of_the_text(reading: Reading, cue: Cue) -> bool:
    """As in "I think" and "we believe": outside quotation marks, these are the author's own words."""
    return reading.mentions[cue.subject].name.lower() in {"i", "we", "you"}
