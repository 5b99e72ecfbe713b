"""Who said each stretch: the phrase that the model ranks first, and the name that it stands for."""

from __future__ import annotations

from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.attribution import LEAST_SPEECH, Attribution
from articles.intake.quotes.speakers.features import Last
from articles.intake.quotes.speakers.headlines import with_repeated
from articles.intake.quotes.speakers.model import Model
from articles.intake.quotes.speakers.places import Place, place_of
from articles.intake.quotes.speakers.ranking import rank
from articles.intake.quotes.speakers.signatures import signature
from articles.intake.quotes.speakers.speech import is_title
from articles.intake.quotes.speakers.turn_speakers import TurnSpeakers


def attributions(reading: Reading, model: Model) -> list[Attribution]:
    """One for each stretch that is taken for speech, in order."""
    result: list[Attribution] = []
    refused: list[Attribution] = []
    last, turns = Last(), TurnSpeakers(reading)
    for token in reading.quote_tokens:
        stretch = reading.stretches[reading.tokens[token].stretch]
        if stretch.turn is not None:
            result.append(turns.of(place_of(reading, token), stretch.turn, stretch.asks))
            continue
        place = place_of(reading, token)
        if (signer := signature(reading, place)) >= 0:
            result.append(Attribution(token, place, signer, -1, reading.being(signer), "signature", 1.0, 0.9))
            last = Last(signer, reading.being(signer))
            continue
        ranking = rank(reading, token, last, model)
        speech = model.chance_of_speech(ranking.speech(reading)) if stretch.marked else 1.0
        mention = ranking.mention
        if speech < LEAST_SPEECH or is_title(reading, place):
            refused.append(Attribution(token, place, mention, -1, None, "nobody", speech, 0.0))
            continue
        being = reading.being(mention) if mention >= 0 else None
        cue, rule = cue_of(reading, place, mention)
        certainty = ranking.certainty(reading, being)
        result.append(Attribution(token, place, mention, cue, being, rule, speech, certainty))
        if mention >= 0:
            last = Last(mention, being)
    return with_repeated(reading, result, refused)


def cue_of(reading: Reading, place: Place, number: int) -> tuple[int, str]:
    """The cue whose subject the phrase is, and the name of the pattern."""
    if number < 0:
        return -1, "nobody"
    own = set(reading.cues_of.get(number, ()))
    mention = reading.mentions[number]
    after = next((cue for cue in place.right if cue in own), -1)
    before = next((cue for cue in place.left if cue in own), -1)
    manner = reading.cues[before].manner if before >= 0 else ""
    is_left = mention.first < place.token or manner in {"gerund", "passive"}
    if before >= 0 and (after < 0 or is_left):  # "called it “a joke” and said that"
        if manner == "according":
            return before, "according to"
        return before, "aside" if place.intro == "quote" else "said before"
    if after >= 0:
        return after, "inverted" if reading.cues[after].manner == "inverted" else "said after"
    if mention.last < len(reading.tokens) and reading.tokens[mention.last].text == ":":
        return -1, "colon"
    if mention.sentence == place.sentence:
        return (place.left or place.right or [-1])[0], "same sentence"
    return -1, "carried over" if place.alone else "sentence before"
