"""Who said each stretch: the phrase that the model ranks first, and the name that it stands for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from articles.intake.quotes.beings import Being
from articles.intake.quotes.features import Last
from articles.intake.quotes.lexicon import TITLES
from articles.intake.quotes.mention import PERSON
from articles.intake.quotes.model import Model
from articles.intake.quotes.names import ARTICLES, key
from articles.intake.quotes.places import Place, place_of
from articles.intake.quotes.ranking import rank
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speech import is_title

QUESTIONS = {"q", "question", "questions"}
ANSWERS = {"a", "answer"}
LEAST_SPEECH = 0.5


@dataclass(slots=True)
class Attribution:
    """What was decided of the stretch at a token. `mention` and `cue` are numbers or -1."""

    token: int
    place: Place
    mention: int
    cue: int
    being: Being | None
    rule: str
    speech: float
    certainty: float


def attributions(reading: Reading, model: Model) -> list[Attribution]:
    """One for each stretch that is taken for speech, in order."""
    result: list[Attribution] = []
    last = Last()
    for token in reading.quote_tokens:
        stretch = reading.stretches[reading.tokens[token].stretch]
        if stretch.turn is not None:
            result.append(turn(reading, place_of(reading, token), stretch.turn))
            continue
        ranking = rank(reading, token, last, model)
        speech = model.chance_of_speech(ranking.speech(reading)) if stretch.marked else 1.0
        if speech < LEAST_SPEECH or is_title(reading, ranking.place):
            continue
        mention, place = ranking.mention, ranking.place
        being = reading.being(mention) if mention >= 0 else None
        cue, rule = cue_of(reading, place, mention)
        certainty = ranking.certainty(reading, being)
        result.append(Attribution(token, place, mention, cue, being, rule, speech, certainty))
        if mention >= 0:
            last = Last(mention, being)
    return result


def cue_of(reading: Reading, place: Place, number: int) -> tuple[int, str]:
    """The cue whose subject the phrase is, and the name of the pattern."""
    if number < 0:
        return -1, "nobody"
    own = set(reading.cues_of.get(number, ()))
    for cue in place.right:
        if cue in own:
            return cue, "inverted" if reading.cues[cue].manner == "inverted" else "said after"
    for cue in place.left:
        if cue in own:
            manner = reading.cues[cue].manner
            return (
                cue,
                "according to" if manner == "according" else "aside" if place.intro == "quote" else "said before",
            )
    mention = reading.mentions[number]
    if mention.last < len(reading.tokens) and reading.tokens[mention.last].text == ":":
        return -1, "colon"
    if mention.sentence == place.sentence:
        return (place.left or place.right or [-1])[0], "same sentence"
    return -1, "carried over" if place.alone else "sentence before"


def turn(reading: Reading, place: Place, label: tuple[int, int]) -> Attribution:
    """The speaker of a turn is its label. An A stands for the first person that the text names."""
    text = reading.text[label[0] : label[1]]
    if text.casefold() in QUESTIONS:
        return Attribution(place.token, place, -1, -1, None, "turn", 1.0, 0.9)
    if text.casefold() in ANSWERS:
        number = next(
            (index for index, mention in enumerate(reading.mentions) if mention.kind == PERSON and " " in mention.name),
            -1,
        )
        being = reading.being(number) if number >= 0 else None
        return Attribution(place.token, place, number, -1, being, "turn", 1.0, 0.7)
    name = " ".join(
        word.title() if word.isupper() else word
        for word in text.split()
        if word.lower().strip(".") not in TITLES | ARTICLES
    )
    if text.isupper() and 1 < len(text) < 4 and (whole := initialled(reading, text)) is not None:
        return Attribution(place.token, place, -1, -1, whole, "turn", 1.0, 0.8)
    for _, full in reversed(reading.people.by_part.get(key(name), [])):
        being = reading.people.by_name.get(full.casefold())
        if being is not None:
            return Attribution(place.token, place, -1, -1, being, "turn", 1.0, 0.95)
    starts = [reading.tokens[mention.first].start for mention in reading.mentions]
    number = bisect_left(starts, label[1]) - 1
    if number < 0 or starts[number] < label[0]:
        return Attribution(place.token, place, -1, -1, Being(name or text, PERSON), "turn", 1.0, 0.8)
    return Attribution(place.token, place, number, -1, reading.being(number) or Being(text, PERSON), "turn", 1.0, 0.95)


def initialled(reading: Reading, letters: str) -> Being | None:
    """The first person of the text whose name has these initials: JK is Jo Kettering."""
    for being in reading.people.by_name.values():
        if being.kind == PERSON and "".join(part[0] for part in being.name.split()) == letters and " " in being.name:
            return being
    return None
