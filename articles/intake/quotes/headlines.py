"""Words that stand in a headline or between paragraphs, and again in the text with their speaker."""

from __future__ import annotations

import re
from dataclasses import replace

from articles.intake.quotes.attribution import LEAST_SPEECH, Attribution
from articles.intake.quotes.reading import Reading

LONGEST_HEADLINE = 12  # words


def with_repeated(reading: Reading, found: list[Attribution], refused: list[Attribution]) -> list[Attribution]:
    """The attributions, where words without a cue have the speaker of whoever says them elsewhere in the text.

    `refused` are stretches that were not taken for speech: in a headline they are, if they are said elsewhere.
    """
    said = [(words_of(reading, other), other) for other in found if other.cue >= 0]
    result = []
    for item in found:
        source = None if has_cue(item) else source_of(words_of(reading, item), said)
        result.append(repeated(item, source) if source is not None and source is not item else item)
    for item in refused:
        source = source_of(words_of(reading, item), said) if is_in_headline(reading, item) else None
        if source is not None:
            result.append(repeated(item, source))
    return sorted(result, key=lambda item: item.token)


def has_cue(item: Attribution) -> bool:
    return bool(item.place.left or item.place.right) or item.rule == "turn"


def is_in_headline(reading: Reading, item: Attribution) -> bool:
    """Whether the paragraph of a stretch is short and no sentence."""
    start, end = reading.paragraphs[reading.sentences[item.place.sentence].paragraph]
    paragraph = reading.text[start:end]
    return len(paragraph.split()) <= LONGEST_HEADLINE and not paragraph.endswith((".", "?", "!", ":", ","))


def words_of(reading: Reading, item: Attribution) -> list[str]:
    stretch = reading.stretches[reading.tokens[item.token].stretch]
    return re.findall(r"\w+", reading.text[stretch.start : stretch.end].casefold())


def source_of(words: list[str], said: list[tuple[list[str], Attribution]]) -> Attribution | None:
    """The first attribution whose words hold these."""
    if not words or len(words) > LONGEST_HEADLINE:
        return None
    for others, other in said:
        if words == others or (len(words) > 1 and holds(others, words)):
            return other
    return None


def holds(words: list[str], part: list[str]) -> bool:
    return any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))


def repeated(item: Attribution, source: Attribution) -> Attribution:
    speech = max(item.speech, LEAST_SPEECH)
    return replace(
        item, mention=source.mention, being=source.being, rule="repeated", speech=speech, certainty=source.certainty
    )
