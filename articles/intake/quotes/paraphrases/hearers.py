"""Who heard it, when and where, between a cue and what it reports: "told reporters in Geneva on Tuesday that"."""

from __future__ import annotations

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.cues.cue_phrases import is_adverb
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.words.cue_words import all_forms
from articles.intake.quotes.words.lexicon import CALENDAR, DETERMINERS, PRONOUNS
from articles.intake.quotes.words.word_lists import WORDS

HEARERS = all_forms(*WORDS["verbs with a hearer"])
BEFORE_A_HEARER = {"on", "last", "in", "at", "during", "to", "via", "by"}
BEFORE_THAT = {"also", "later", "again", "earlier", "afterward", "afterwards", "today", "yesterday"}
LONGEST_HEARER, LONGEST_MANNER = 12, 3


def after_hearer(reading: Reading, cue: Cue, end: int) -> int:
    """The token after those who heard it and after the day: "told reporters on Tuesday that"."""
    position = after_interjection(reading, cue)
    for _ in range(3):
        if position >= end or reading.tokens[position].genitive:
            return position  # "said Friday's talks were"
        token = reading.tokens[position]
        if token.lower in CALENDAR or token.lower in BEFORE_THAT or token.lower.endswith("ly"):
            position += 1
        elif position == cue.end and cue.word.startswith("ask") and is_mention(reading, position):
            position = hearer_end(reading, position)
        elif (after := after_occasion(reading, position)) > position:
            position = after
        elif token.lower in BEFORE_A_HEARER or (position == cue.end and cue.word in HEARERS):
            for index in range(position, min(position + LONGEST_HEARER, end)):
                if reading.tokens[index].lower == "that" or reading.tokens[index].lower in CALENDAR:
                    position = index + (reading.tokens[index].lower in CALENDAR)
                    break
            else:
                if cue.word in HEARERS and position == cue.end and not cue.word.startswith(("warn", "promis")):
                    position = hearer_end(reading, position)
                break
        else:
            break
    return position


def after_occasion(reading: Reading, position: int) -> int:
    """The token after three or four words that tell where, before a clause: "said in a rare interview he hopes"."""
    for end in (position + 3, position + 4):
        words, after = [token.lower for token in reading.tokens[position:end]], reading.tokens[end : end + 1]
        is_where = words[0] in {"in", "on", "at", "during"} and words[1] in DETERMINERS
        is_clause = any(token.lower in PRONOUNS | DETERMINERS or token.capital for token in after)
        if is_where and is_clause and words[-1] in WORDS["occasions"]:
            return end
    return position


def after_interjection(reading: Reading, cue: Cue) -> int:
    """The token after the cue, or what still belongs to it: "pointed out that", "stressed, however, that", "saying,
    that"."""
    words = [token.lower for token in reading.tokens[cue.end : cue.end + 3]]
    if words[:1] == ["out"] and cue.word.startswith("point"):
        return cue.end + 1
    if words == [",", "however", ","]:
        return cue.end + 3
    if words[:1] == [","] and (manner := after_manner(reading, cue.end + 1)):
        return manner
    return cue.end + (words[:2] == [",", "that"])


def after_manner(reading: Reading, position: int) -> int:
    """The token of "that" after "said, very seriously,"; 0 if no such words stand there."""
    end = position
    while end < position + LONGEST_MANNER and is_adverb(reading.tokens[end]):
        end += 1
    goes_on = [token.lower for token in reading.tokens[end : end + 2]] == [",", "that"]
    return end + 1 if end > position and goes_on else 0


def hearer_end(reading: Reading, position: int) -> int:
    number = reading.mentions_before(position)
    if number < len(reading.mentions) and reading.mentions[number].first == position:
        return reading.mentions[number].last
    return position + 1


def is_mention(reading: Reading, token: int) -> bool:
    number = reading.mentions_before(token)
    return number < len(reading.mentions) and reading.mentions[number].first == token
