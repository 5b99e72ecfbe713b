"""Attributions that stand beside what they report: "It will close, she said, and open again"."""

from __future__ import annotations

from bisect import bisect_left

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.mentions.mention import MOST_TOGETHER
from articles.intake.quotes.paraphrases.clause_ends import FEWEST_WORDS
from articles.intake.quotes.paraphrases.hearers import BEFORE_A_HEARER, HEARERS, hearer_end, is_mention
from articles.intake.quotes.reading import Reading, Sentence
from articles.intake.quotes.text.datelines import after_capitals, after_dateline
from articles.intake.quotes.text.tokens import QUOTE
from articles.intake.quotes.words.lexicon import ADVERBS, AUXILIARIES, CALENDAR, PREPOSITIONS

# What goes on after an attribution in the middle: "It will close, she said, and open again".
GOING_ON = AUXILIARIES | {"and", "but", "or", "because", "so", "which"}
LONGEST_TAIL, LONGEST_LEAD, LONGEST_RELATIVE, MOST_TOLD = 14, 12, 24, 5
LEADS = {"elsewhere", "when", "while", "as", "asked", "although", "though", "if", "because"}
Tokens = tuple[int, int]
Clause = tuple[list[Tokens], str]


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
    if parted and before > start and closing < end and reading.tokens[closing].text in {"—", "–"}:
        return [(start, before)], rule  # "It is open, he said — the first news in a year"
    is_middle = parted and not quoted and before - start >= FEWEST_WORDS and end - closing > FEWEST_WORDS
    if is_middle and reading.tokens[closing + 1].lower in GOING_ON:
        return [(start, before), (closing + 1, end)], rule
    after = [token.lower for token in reading.tokens[closing : closing + 2]]
    if rule != "according to" and after in (
        [",", "who"],
        [",", "which"],
    ):  # "It is open, said Ms Orr, who has a shop in the town"
        return ([(start, before)], rule) if before > start else None
    if end - closing - 1 > before - sentence.first or (quoted and end - closing > FEWEST_WORDS):
        return [(closing + 1, end)], rule
    return ([(start, before)], rule) if before > start else None


def after_apposition(reading: Reading, number: int) -> int:
    """The token after a phrase and what tells of it: "According to Ms Orr, an officer of the town, it is safe"."""
    last = number
    for other in reading.mentions[number + 1 : number + MOST_TOLD]:
        if other.apposed_to != number and other.part_of < number:
            break
        last += 1
    return after_relative_clause(reading, reading.mentions[last].last)


def after_relative_clause(reading: Reading, at: int) -> int:
    """As in "According to Ms Orr, who was there, it is safe"."""
    words = [token.lower for token in reading.tokens[at : at + LONGEST_RELATIVE]]
    is_relative = words[:1] == [","] and words[1:2] in (["who"], ["which"], ["whose"])
    return at + words.index(",", 2) if is_relative and "," in words[2:] else at


def first_of_subject(reading: Reading, cue: Cue) -> int:
    """The first token of who speaks, also of several together."""
    number = cue.subject
    while reading.mentions[number].joined and number > cue.subject - MOST_TOGETHER:
        number -= 1
    return reading.mentions[number].first


def another_follows(reading: Reading, closing: int) -> bool:
    """As in "It is safe, Mr Haddad said, and the mayor said it was old": somebody else speaks after the comma."""
    number = bisect_left(reading.cue_tokens, closing)
    cue = reading.cues[number] if number < len(reading.cues) else None
    joins = [token.lower for token in reading.tokens[closing : closing + 2]] == [",", "and"]
    return joins and cue is not None and cue.subject >= 0 and reading.mentions[cue.subject].first == closing + 2


def has_cue_between(reading: Reading, first: int, last: int) -> bool:
    return bisect_left(reading.cue_tokens, first) < bisect_left(reading.cue_tokens, last)


def after_tail(reading: Reading, sentence: Sentence, cue: Cue, after: int, end: int) -> int:
    """Where words that only tell when, where and to whom it was said end: "…, an aide told the agency in Rome on
    Friday"."""
    tokens, first = reading.tokens, first_of_subject(reading, cue)
    is_after_clause = first - sentence.first >= FEWEST_WORDS and tokens[first - 1].text == ","
    if not cue.strong or not is_after_clause or leads_in(reading, sentence, first):
        return after
    at = hearer_end(reading, after) if cue.word in HEARERS and is_mention(reading, after) else after
    if at < end and tokens[at].lower not in CALENDAR | BEFORE_A_HEARER | {",", ";"}:
        return after
    for index in range(at, min(at + LONGEST_TAIL, end)):
        if tokens[index].text in ",;—–":
            return index
        if tokens[index].lower == "that" or tokens[index].kind == QUOTE or has_cue_between(reading, index, index + 1):
            return after
    return end if end - at <= LONGEST_TAIL else after


def leads_in(reading: Reading, sentence: Sentence, end: int) -> bool:
    """As in "On the second day in Geneva, the envoy spoke to reporters": no clause comes before the subject."""
    opening = reading.tokens[sentence.first].lower
    is_adverbial = opening in PREPOSITIONS | ADVERBS | LEADS or opening.endswith(("ing", "ly"))
    return is_adverbial and end - sentence.first < LONGEST_LEAD
