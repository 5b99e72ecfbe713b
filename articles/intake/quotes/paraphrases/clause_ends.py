"""Where the words that follow a cue end, if not with the sentence."""

from __future__ import annotations

from bisect import bisect_left

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.text.tokens import WORD
from articles.intake.quotes.words.cue_words import CUES, GERUNDS
from articles.intake.quotes.words.lexicon import ADVERBS, AUXILIARIES
from articles.intake.quotes.words.word_lists import WORDS

CONTRASTS = frozenset({"but", "while", "though", "although", "whereas"})
BEFORE_A_REFUSAL, REFUSING = {"and", "but", "though", "although"}, {"declined", "refused"}
COMMENTED = WORDS["what a comma brings in"]
LONGEST_CLAUSE, LONGEST_TAIL, MOST_CUES, FEWEST_WORDS = 60, 8, 12, 3


def after_relative(reading: Reading, cue: Cue, start: int, end: int) -> int:
    """As in "Mr Haddad, who said that he would sign, left": the clause of "who" ends before the other verb."""
    before = cue.at - 1
    while reading.tokens[before].lower in ADVERBS | AUXILIARIES:
        before -= 1
    if reading.tokens[before].lower not in {"who", "which"}:
        return end
    for index in range(start + FEWEST_WORDS, min(end - 1, start + LONGEST_CLAUSE)):
        comma, after = reading.tokens[index : index + 2]
        is_verb = after.lower.endswith("ed") or after.lower in AUXILIARIES or after.lower in CUES
        if comma.text == "," and after.kind == WORD and not after.capital and is_verb:
            return index
    return end


def before_next(reading: Reading, cue: Cue, start: int, end: int) -> int:
    """The content ends where the same subject goes on to say something else: "said that …, and described …"."""
    first_other = before_other(reading, cue, start, end, CONTRASTS)
    if first_other > start:
        end = first_other
    end = before_refusal(reading, start, before_comment(reading, start, before_source(reading, cue, start, end)))
    for number in reading.cues_of.get(cue.subject, ())[-MOST_CUES:]:
        other = reading.cues[number]
        if other.sentence != cue.sentence or other.at <= start or other.at >= end:
            continue
        at = other.at
        while at > start and reading.tokens[at - 1].lower in ADVERBS:
            at -= 1
        if reading.tokens[at - 1].lower in {"and", "but", ","}:
            at -= 1
            return at - (reading.tokens[at - 1].text == ",")
    return end


def before_source(reading: Reading, cue: Cue, start: int, end: int) -> int:
    """The content ends before the source of the whole sentence: "told friends that he would go, police said on
    Monday"."""
    index = bisect_left(reading.cue_tokens, end) - 1
    other = reading.cues[index] if index >= 0 else cue
    if other.sentence != cue.sentence or other.subject in (-1, cue.subject):
        return end
    tail = reading.tokens[other.end : end]
    is_tail = len(tail) <= LONGEST_TAIL and all(token.kind == WORD and token.lower != "that" for token in tail)
    if tail and not (other.strong and other.word not in GERUNDS and is_tail):
        return end
    first = reading.mentions[other.subject].first
    return first - 1 if first > start + 1 and reading.tokens[first - 1].text == "," else end


def before_comment(reading: Reading, start: int, end: int) -> int:
    """The content ends before what the reporter says of it: "…, a claim the army dismissed", "…, according to a
    statement"."""
    for index in range(start + 2, min(end - 2, start + LONGEST_CLAUSE)):
        comma, article, noun = reading.tokens[index : index + 3]
        is_comment = article.lower in {"a", "an"} and noun.lower in COMMENTED
        is_source = article.lower == "according" and noun.lower == "to"
        if comma.text == "," and (is_comment or is_source):
            return index
    return end


def before_with(reading: Reading, cue: Cue) -> int:
    """The comma in "The talks failed, with the minister saying", or 0."""
    opening = reading.mentions[cue.subject].first - 2 if cue.subject >= 0 else 0
    words = [token.lower for token in reading.tokens[max(opening, 0) : opening + 2]]
    return opening if words == [",", "with"] else 0


def before_refusal(reading: Reading, start: int, end: int) -> int:
    """The content ends before what the speaker would not say: "said it was safe, but declined to say more"."""
    for index in range(start + FEWEST_WORDS, min(end - 2, start + LONGEST_CLAUSE)):
        if reading.tokens[index].lower not in BEFORE_A_REFUSAL:
            continue
        after = index + 1 + (reading.tokens[index + 1].lower in {"he", "she", "it", "they"})
        verb, negation = (token.lower for token in reading.tokens[after : after + 2])
        if verb in REFUSING or (verb in {"would", "did"} and negation == "not"):
            return index - (reading.tokens[index - 1].text == ",")
    return end


def before_other(
    reading: Reading,
    cue: Cue,
    start: int,
    end: int,
    joined_by: frozenset[str] = CONTRASTS | {"and"},
) -> int:
    """Where the clause of another subject that says something begins: "…, but a spokesman denied it". Else `start`."""
    index = bisect_left(reading.cue_tokens, start)
    for other in reading.cues[index : index + 6]:
        if other.at >= end or other.sentence != cue.sentence:
            break
        if other.word in GERUNDS:
            if (opening := before_with(reading, other)) > start + 2:
                return opening
            continue
        opening = (
            reading.mentions[other.subject].first if other.subject >= 0 and other.subject != cue.subject else other.at
        )
        before = reading.tokens[opening - 1].lower
        is_apart = reading.tokens[opening - 2].text == "," and other.strong and opening < other.at
        is_same = other.subject >= 0 and reading.being(other.subject) is reading.being(cue.subject)
        is_new = before == "and" and (is_apart or is_same)
        if start + 2 < opening < end and (before in joined_by or is_new):
            return opening - 1 - (reading.tokens[opening - 2].text == ",")
    return start
