"""Where the words that a cue reports begin and end in its sentence."""

from __future__ import annotations

from articles.intake.quotes.clause_ends import FEWEST_WORDS, after_relative, before_next
from articles.intake.quotes.cue import Cue
from articles.intake.quotes.cues import all_forms
from articles.intake.quotes.datelines import after_dateline
from articles.intake.quotes.lexicon import ADVERBS, CALENDAR, DETERMINERS, PRONOUNS
from articles.intake.quotes.reading import Reading, Sentence
from articles.intake.quotes.reality import is_denied, is_supposed
from articles.intake.quotes.tokens import BREAK, QUOTE, SIGN, WORD
from articles.intake.quotes.word_lists import WORDS

# After these the words may follow without "that".
BARE = all_forms(*WORDS["verbs before a clause without that"])
HEARERS = all_forms(*WORDS["verbs with a hearer"])
INDIRECT_QUESTIONS = {"whether", "if", "why", "how", "what", "when", "where", "who"}
TELLING_HOW = ("tell", "told", "expla", "descr", "recall", "recount", "reveal")
NOT_CONTENT = {"for", "about", "of", "with", "to", "in", "at", "against", "as", "on", "by"}
CLAUSE_OPENERS = DETERMINERS | PRONOUNS | {"there", "that", "nobody", "everyone", "if", "when", "what", "those", "in"}
ASKING, DOING = ("ask", "wonder", "question", "doubt", "quer"), ("vow", "pledg", "promis", "threat")
WITHOUT_A_CLAUSE = ("den", "sa")
SILENT = ("laugh", "smil", "shrug", "sigh", "weep", "wept", "sob")
AFTERTHOUGHTS = ADVERBS | CALENDAR | {"me", "us", "reporters", "journalists", "on", "late"}
BEFORE_A_HEARER = {"on", "last", "in", "at", "during", "to", "via", "by"}
BEFORE_THAT = {"also", "later", "again", "earlier", "afterward", "afterwards", "today", "yesterday"}
LONGEST_HEARER = 8
Clause = tuple[int, int, str]


def content_of(reading: Reading, sentence: Sentence, cue: Cue) -> Clause | None:
    """The first token of the content, the one after its last, and the name of the pattern."""
    subject = reading.mentions[cue.subject]
    if subject.sentence != cue.sentence:
        return None
    end = sentence_end(reading, sentence)
    if cue.manner == "according":
        return aside(reading, sentence, cue.at, subject.last, end, "according to")
    after = cue.end
    while after < end and reading.tokens[after].lower in AFTERTHOUGHTS:
        after += 1
    trailing = after >= end or (reading.tokens[after].kind == SIGN and reading.tokens[after].text in ",.;")
    if cue.manner == "inverted" or (trailing and subject.last <= cue.at):
        if cue.word.startswith(SILENT):
            return None
        return aside(reading, sentence, min(subject.first, cue.at), max(after, subject.last), end, "said after")
    if (
        is_denied(reading, cue)
        or is_supposed(reading, sentence, cue)
        or (cue.manner == "gerund" and cue.word not in BARE)
    ):
        return None
    return following(reading, cue, end)


def following(reading: Reading, cue: Cue, end: int) -> Clause | None:
    """The content after a cue."""
    start = after_hearer(reading, cue, end)
    if start >= end:
        return None
    token = reading.tokens[start]
    end = after_relative(reading, cue, start, before_next(reading, cue, start, end))
    if token.lower == "that" and token.kind == WORD:
        return start + 1, end, "said that"
    if token.lower in INDIRECT_QUESTIONS and cue.word.startswith(ASKING):
        return start, end, "asked whether"
    if token.lower in {"why", "how"} and cue.word.startswith(TELLING_HOW):
        return start, end, "asked whether"
    if token.lower == "to" and cue.word.startswith(DOING):
        return start, end, "vowed to"
    if cue.word not in BARE or token.lower in NOT_CONTENT or token.kind == SIGN:
        return None
    opens = token.capital or token.lower in CLAUSE_OPENERS or is_mention(reading, start)
    return (start, end, "said before") if opens or cue.word.startswith(WITHOUT_A_CLAUSE) else None


def is_mention(reading: Reading, token: int) -> bool:
    number = reading.mentions_before(token)
    return number < len(reading.mentions) and reading.mentions[number].first == token


def sentence_end(reading: Reading, sentence: Sentence) -> int:
    end = sentence.last
    while end > sentence.first and (
        reading.tokens[end - 1].kind == BREAK or reading.tokens[end - 1].text in {".", "!", "?"}
    ):
        end -= 1
    return end


def aside(reading: Reading, sentence: Sentence, opening: int, closing: int, end: int, rule: str) -> Clause | None:
    """What stands before or after an attribution between commas, whichever is longer."""
    while closing < end and reading.tokens[closing].text not in {",", ";", "—", "–"}:
        closing += 1
    parted = opening - 1 > sentence.first and reading.tokens[opening - 1].text in {",", "—", "–"}
    before = opening - 1 if parted else opening if rule == "according to" else sentence.first
    start = after_dateline(reading.tokens, sentence.first, sentence.last)
    quoted = any(reading.tokens[index].kind == QUOTE for index in range(sentence.first, before))
    if end - closing - 1 > before - sentence.first or (quoted and end - closing > FEWEST_WORDS):
        return closing + 1, end, rule
    return (start, before, rule) if before > start else None


def after_hearer(reading: Reading, cue: Cue, end: int) -> int:
    """The token after those who heard it and after the day: "told reporters on Tuesday that"."""
    position = cue.end
    for _ in range(3):
        if position >= end:
            return position
        token = reading.tokens[position]
        if token.lower in CALENDAR or token.lower in BEFORE_THAT or token.lower.endswith("ly"):
            position += 1
        elif position == cue.end and cue.word.startswith("ask") and is_mention(reading, position):
            position = hearer_end(reading, position)
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


def hearer_end(reading: Reading, position: int) -> int:
    number = reading.mentions_before(position)
    if number < len(reading.mentions) and reading.mentions[number].first == position:
        return reading.mentions[number].last
    return position + 1
