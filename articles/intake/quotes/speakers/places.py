"""A quoted stretch in its sentence, and the phrases that may name its speaker."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from articles.intake.quotes.mentions.mention import PLACE
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.text.tokens import BREAK, QUOTE, SIGN, WORD, Token
from articles.intake.quotes.words.cue_words import CUES
from articles.intake.quotes.words.lexicon import FUNCTION_WORDS

NEAREST = 7
SENTENCES_BACK = 3
MOST_BEFORE = 40
FORMS_OF_BE = {"was", "is", "were", "be", "are", "been"}


@dataclass(slots=True)
class Place:
    """A quoted stretch in its sentence: the nearest cues on both sides, and how it is introduced."""

    token: int
    sentence: int
    left: list[int]
    right: list[int]
    intro: str
    alone: bool
    opens_paragraph: bool
    follows: str


def place_of(reading: Reading, token: int) -> Place:
    tokens = reading.tokens
    number = tokens[token].sentence
    sentence = reading.sentences[number]
    middle = bisect_left(reading.cue_tokens, token)
    left = [cue for cue in (middle - 1, middle - 2) if cue >= 0 and reading.cues[cue].sentence == number]
    right = [cue for cue in (middle, middle + 1) if cue < len(reading.cues) and reading.cues[cue].sentence == number]
    beginning = range(sentence.first, min(sentence.last, sentence.first + 8))
    alone = all(tokens[index].kind != WORD for index in beginning)
    opens = token == 0 or tokens[token - 1].kind == BREAK
    intro = intro_of(tokens[token - 1] if token > sentence.first else None)
    return Place(token, number, left, right, intro, alone, opens, follows(tokens, token, sentence.last))


def intro_of(before: Token | None) -> str:
    """What stands before the stretch in its sentence."""
    if before is None:
        return "first"
    if before.kind == QUOTE:
        return "quote"
    if before.kind == SIGN:
        return before.text if before.text in ",:" else "sign"
    if before.lower in CUES:
        return "cue"
    if before.lower in {"a", "an", "the"}:
        return "the"
    if before.lower in {"that", "as", "of"}:
        return before.lower
    if before.lower in FORMS_OF_BE:
        return "be"
    return "function" if before.lower in FUNCTION_WORDS else "word"


def follows(tokens: list[Token], token: int, last: int) -> str:
    after = tokens[token + 1] if token + 1 < last else None
    return "end" if after is None or after.kind == BREAK else after.kind


def candidates(reading: Reading, place: Place, last: int) -> list[int]:
    """The numbers of the phrases that may name the speaker: the nearest in the sentence, in those before it and in the
    next one of the paragraph, and the phrase that named the last speaker."""
    middle = reading.mentions_before(place.token)
    found = [*before(reading, place, middle), *after(reading, place, middle)]
    if last >= 0 and last not in found:
        found.append(last)
    return found


def before(reading: Reading, place: Place, middle: int) -> list[int]:
    found: list[int] = []
    topic = names_topic(reading, place)
    for position in range(middle - 1, max(middle - MOST_BEFORE, -1), -1):
        mention = reading.mentions[position]
        if mention.sentence < place.sentence - SENTENCES_BACK or len(found) == 2 * NEAREST:
            break
        if can_speak(reading, position) and not (topic and mention.sentence == place.sentence):
            found.append(position)
    return found


def names_topic(reading: Reading, place: Place) -> bool:
    """As in "On Niko Lund: “He was tired.”", where only what is spoken of stands before the words."""
    first = reading.tokens[reading.sentences[place.sentence].first].lower
    return place.intro == ":" and not place.left and first in {"on", "about", "regarding"}


def after(reading: Reading, place: Place, middle: int) -> list[int]:
    found: list[int] = []
    paragraph = reading.sentences[place.sentence].paragraph
    for position in range(middle, min(middle + NEAREST, len(reading.mentions))):
        mention = reading.mentions[position]
        if mention.sentence > place.sentence + 1 or reading.sentences[mention.sentence].paragraph != paragraph:
            break
        if can_speak(reading, position):
            found.append(position)
    return found


def can_speak(reading: Reading, number: int) -> bool:
    """Not what only tells of another phrase, nor what only says where something is: "In Lausanne, …"."""
    mention, being = reading.mentions[number], reading.being(number)
    if number in reading.subjects:
        return True
    return mention.apposed_to < 0 and not (mention.place_like and being is not None and being.kind == PLACE)
