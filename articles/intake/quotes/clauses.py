"""Where the words that a cue reports begin and end in its sentence."""

from __future__ import annotations

from bisect import bisect_left

from articles.intake.quotes.clause_ends import FEWEST_WORDS, after_relative, before_next
from articles.intake.quotes.cue import Cue
from articles.intake.quotes.cues import all_forms
from articles.intake.quotes.datelines import after_capitals, after_dateline
from articles.intake.quotes.lexicon import ADVERBS, AUXILIARIES, CALENDAR, DETERMINERS, PREPOSITIONS, PRONOUNS
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
LONGEST_HEARER = 12
# What goes on after an attribution in the middle: "It will close, she said, and open again".
GOING_ON = AUXILIARIES | {"and", "but", "or", "because", "so", "which"}
LONGEST_TAIL, LONGEST_LEAD = 10, 12
LEADS = {"elsewhere", "when", "while", "as", "asked", "although", "though", "if", "because"}
Tokens = tuple[int, int]
Clause = tuple[list[Tokens], str]


def content_of(reading: Reading, sentence: Sentence, cue: Cue) -> Clause | None:
    """The tokens of the content, each part from its first up to the one after its last, and the name of the pattern."""
    subject = reading.mentions[cue.subject]
    if subject.sentence != cue.sentence or reading.tokens[subject.first - 1].lower in {"what", "which", "whom"}:
        return None  # "in what he said was a success"
    end = sentence_end(reading, sentence)
    if cue.manner == "according":
        return aside(reading, sentence, cue.at, subject.last, end, "according to")
    after = cue.end
    while after < end and reading.tokens[after].lower in AFTERTHOUGHTS:
        after += 1
    if subject.last <= cue.at:
        after = after_tail(reading, sentence, cue, after, end)
    trailing = after >= end or (
        reading.tokens[after].kind == SIGN
        and reading.tokens[after].text in ",.;"
        and reading.tokens[after + 1].lower not in {"that", "however"}
    )
    if cue.manner == "inverted" or (trailing and subject.last <= cue.at):
        if cue.word.startswith(SILENT):
            return None
        return aside(reading, sentence, min(subject.first, cue.at), max(after, subject.last), end, "said after")
    if (
        is_denied(reading, cue)
        or is_supposed(reading, sentence, cue)
        or (cue.manner == "gerund" and not may_report(reading, cue))
    ):
        return None
    return following(reading, cue, end)


def after_tail(reading: Reading, sentence: Sentence, cue: Cue, after: int, end: int) -> int:
    """Where words that only tell when, where and to whom it was said end: "…, an aide told the agency in Rome on
    Friday"."""
    tokens, first = reading.tokens, reading.mentions[cue.subject].first
    if first - sentence.first < FEWEST_WORDS or tokens[first - 1].text != "," or leads_in(reading, sentence, first):
        return after
    at = hearer_end(reading, after) if cue.word in HEARERS and is_mention(reading, after) else after
    if at < end and tokens[at].lower not in CALENDAR | BEFORE_A_HEARER | {",", ";"}:
        return after
    for index in range(at, min(at + LONGEST_TAIL, end)):
        if tokens[index].text in ",;":
            return index
        if tokens[index].lower == "that" or tokens[index].kind == QUOTE or has_cue_between(reading, index, index + 1):
            return after
    return end if end - at <= LONGEST_TAIL else after


def leads_in(reading: Reading, sentence: Sentence, end: int) -> bool:
    """As in "On the second day in Geneva, the envoy spoke to reporters": no clause comes before the subject."""
    opening = reading.tokens[sentence.first].lower
    is_adverbial = opening in PREPOSITIONS | ADVERBS | LEADS or opening.endswith(("ing", "ly"))
    return is_adverbial and end - sentence.first < LONGEST_LEAD


def may_report(reading: Reading, cue: Cue) -> bool:
    """As in "…, saying it was over" and "…, testifying that it was", but not in "offences believing they would"."""
    return cue.strong and (cue.word in BARE or reading.tokens[cue.end].lower == "that")


def following(reading: Reading, cue: Cue, end: int) -> Clause | None:
    """The content after a cue."""
    start = after_hearer(reading, cue, end)
    if start >= end:
        return None
    token = reading.tokens[start]
    end = after_relative(reading, cue, start, before_next(reading, cue, start, end))
    if token.lower == "that" and token.kind == WORD:
        return [(start + 1, end)], "said that"
    if token.lower in INDIRECT_QUESTIONS and cue.word.startswith(ASKING):
        return [(start, end)], "asked whether"
    if token.lower in {"why", "how"} and cue.word.startswith(TELLING_HOW):
        return [(start, end)], "asked whether"
    if token.lower == "to" and cue.word.startswith(DOING):
        return [(start, end)], "vowed to"
    if token.text == ":" and cue.strong and reading.tokens[start + 1].capital and has_lead(reading, cue):
        return [(start + 1, end)], "said before"
    if cue.word not in BARE or token.lower in NOT_CONTENT or token.kind == SIGN:
        return None
    opens = token.capital or token.lower in CLAUSE_OPENERS or is_mention(reading, start)
    return ([(start, end)], "said before") if opens or cue.word.startswith(WITHOUT_A_CLAUSE) else None


def has_lead(reading: Reading, cue: Cue) -> bool:
    """As in "Of the deal, the minister said: It is over". Without "Of the deal," that is a turn."""
    return reading.mentions[cue.subject].first - reading.sentences[cue.sentence].first >= FEWEST_WORDS


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
    """What stands before or after an attribution between commas, whichever is longer, or both if one goes on."""
    while closing < end and reading.tokens[closing].text not in {",", ";", "—", "–"}:
        closing += 1
    parted = opening - 1 > sentence.first and reading.tokens[opening - 1].text in {",", "—", "–"}
    before = opening - 1 if parted else opening if rule == "according to" else sentence.first
    start = after_dateline(reading.tokens, sentence.first, sentence.last)
    start = max(start, after_capitals(reading.tokens, sentence.first))
    quoted = any(reading.tokens[index].kind == QUOTE for index in range(sentence.first, before))
    if quoted and rule == "according to" and has_cue_between(reading, sentence.first, opening):
        return None  # "…", he said, according to the paper, in a bad mood
    is_middle = parted and not quoted and before - start >= FEWEST_WORDS and end - closing > FEWEST_WORDS
    if is_middle and reading.tokens[closing + 1].lower in GOING_ON:
        return [(start, before), (closing + 1, end)], rule
    if end - closing - 1 > before - sentence.first or (quoted and end - closing > FEWEST_WORDS):
        return [(closing + 1, end)], rule
    return ([(start, before)], rule) if before > start else None


def has_cue_between(reading: Reading, first: int, last: int) -> bool:
    return bisect_left(reading.cue_tokens, first) < bisect_left(reading.cue_tokens, last)


def after_hearer(reading: Reading, cue: Cue, end: int) -> int:
    """The token after those who heard it and after the day: "told reporters on Tuesday that"."""
    position = after_interjection(reading, cue)
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


def after_interjection(reading: Reading, cue: Cue) -> int:
    """The token after the cue, or what still belongs to it: "pointed out that", "stressed, however, that", "saying,
    that"."""
    words = [token.lower for token in reading.tokens[cue.end : cue.end + 3]]
    if words[:1] == ["out"] and cue.word.startswith("point"):
        return cue.end + 1
    if words == [",", "however", ","]:
        return cue.end + 3
    return cue.end + (words[:2] == [",", "that"])


def hearer_end(reading: Reading, position: int) -> int:
    number = reading.mentions_before(position)
    if number < len(reading.mentions) and reading.mentions[number].first == position:
        return reading.mentions[number].last
    return position + 1
