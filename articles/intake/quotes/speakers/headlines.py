"""Words that stand in a headline or between paragraphs, and again in the text with their speaker."""

from __future__ import annotations

import re
from dataclasses import replace

from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.attribution import LEAST_SPEECH, Attribution

LONGEST_HEADLINE, LONGEST_LINE = 12, 120  # words, characters
MOST_PLACES = 40  # of one word that are looked at


def with_repeated(reading: Reading, found: list[Attribution], refused: list[Attribution]) -> list[Attribution]:
    """The attributions, where words without a cue have the speaker of whoever says them elsewhere in the text.

    `refused` are stretches that were not taken for speech: in a headline they are, if they are said elsewhere.
    """
    said = Said(reading, found)
    result = []
    for item in found:
        source = None if has_cue(item) else said.source_of(words_of(reading, item))
        result.append(repeated(item, source) if source is not None and source is not item else item)
    for item in refused:
        source = said.source_of(words_of(reading, item)) if is_in_headline(reading, item) else None
        if source is not None:
            result.append(repeated(item, source))
    return sorted(result, key=lambda item: item.token)


class Said:
    """What is said with a cue, by each of its words."""

    def __init__(self, reading: Reading, found: list[Attribution]) -> None:
        self.places: dict[str, list[tuple[int, list[str], Attribution]]] = {}
        for item in found:
            words = words_of(reading, item) if item.cue >= 0 else []
            for position, word in enumerate(words):
                places = self.places.setdefault(word, [])
                if len(places) < MOST_PLACES:
                    places.append((position, words, item))

    def source_of(self, words: list[str]) -> Attribution | None:
        """The first attribution whose words hold these; one word alone has to be all that is said."""
        if not words or len(words) > LONGEST_HEADLINE:
            return None
        for position, others, item in self.places.get(words[0], ()):
            is_same = others[position : position + len(words)] == words
            if is_same and (len(words) > 1 or len(others) == 1):
                return item
        return None


def has_cue(item: Attribution) -> bool:
    return bool(item.place.left or item.place.right) or item.rule == "turn"


def is_in_headline(reading: Reading, item: Attribution) -> bool:
    """Whether the paragraph of a stretch is short and no sentence."""
    start, end = reading.paragraphs[reading.sentences[item.place.sentence].paragraph]
    return end - start <= LONGEST_LINE and not reading.text.endswith((".", "?", "!", ":", ","), start, end)


def words_of(reading: Reading, item: Attribution) -> list[str]:
    stretch = reading.stretches[reading.tokens[item.token].stretch]
    return re.findall(r"\w+", reading.text[stretch.start : stretch.end].casefold())


def repeated(item: Attribution, source: Attribution) -> Attribution:
    speech = max(item.speech, LEAST_SPEECH)
    return replace(
        item, mention=source.mention, being=source.being, rule="repeated", speech=speech, certainty=source.certainty
    )
