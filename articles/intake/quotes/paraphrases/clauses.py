"""Where the words that a cue reports begin and end in its sentence."""

from __future__ import annotations

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.paraphrases.asides import (
    Clause,
    after_apposition,
    after_tail,
    another_follows,
    aside,
    first_of_subject,
    leads_in,
)
from articles.intake.quotes.paraphrases.clause_ends import (
    CONTRASTS,
    FEWEST_WORDS,
    after_relative,
    before_next,
    before_other,
)
from articles.intake.quotes.paraphrases.hearers import after_hearer, after_manner, hearer_end, is_mention
from articles.intake.quotes.paraphrases.reality import is_denied, is_supposed
from articles.intake.quotes.reading import Reading, Sentence
from articles.intake.quotes.text.tokens import BREAK, SIGN, WORD
from articles.intake.quotes.words.cue_words import CUES, all_forms
from articles.intake.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    FORMS_OF_BE,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
)
from articles.intake.quotes.words.word_lists import WORDS

# After these the words may follow without "that".
BARE = all_forms(*WORDS["verbs before a clause without that"])
INDIRECT_QUESTIONS = {"whether", "if", "why", "how", "what", "when", "where", "who"}
TELLING_HOW = ("tell", "told", "expla", "descr", "recall", "recount", "reveal")
NOT_CONTENT = WORDS["words that open no clause"]
CLAUSE_OPENERS = DETERMINERS | PRONOUNS | {"there", "that", "nobody", "everyone", "if", "when", "what", "those", "in"}
TELLING_OF = ("announc", "confirm", "maintain", "repeat", "den", "reveal")
ASKING, DOING = ("ask", "wonder", "question", "doubt", "quer"), ("vow", "pledg", "promis", "threat")
WITHOUT_A_CLAUSE = ("den", "sa")
SILENT = ("laugh", "smil", "shrug", "sigh", "weep", "wept", "sob", "spoke", "talk", "dub")
VERBS = AUXILIARIES | FORMS_OF_BE
FINITE = {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should"}
WARNED_OF = {"about", "against", "of", "over"}
TIMES_OF_DAY = {"morning", "afternoon", "evening", "night", "day", "week", "weekend", "month", "year"}
AFTERTHOUGHTS = ADVERBS | CALENDAR | {"me", "us", "reporters", "journalists", "on", "late"}


def content_of(reading: Reading, sentence: Sentence, cue: Cue) -> Clause | None:
    """The tokens of the content, each part from its first up to the one after its last, and the name of the pattern."""
    subject = reading.mentions[cue.subject]
    before = reading.tokens[subject.first - 1].lower if subject.first else ""
    if subject.sentence != cue.sentence or before in {"what", "which", "whom"}:
        return None  # "in what he said was a success"
    end = sentence_end(reading, sentence)
    if cue.manner == "according":
        return aside(reading, sentence, cue.at, after_apposition(reading, cue.subject), end, "according to")
    after = cue.end
    while after < end and reading.tokens[after].lower in AFTERTHOUGHTS and not reading.tokens[after].genitive:
        after += 1
    if subject.last <= cue.at:
        after = after_tail(reading, sentence, cue, after, end)
    trailing = after >= end or (
        reading.tokens[after].kind == SIGN
        and reading.tokens[after].text in ",.;—–"
        and reading.tokens[after + 1].lower not in {"that", "however"}
        and not after_manner(reading, after + 1)
    )
    if cue.manner == "inverted" or (trailing and subject.last <= cue.at):
        says_nothing = cue.word == "told" and after == cue.end  # "a tale often told, one that"
        goes_further = [token.lower for token in reading.tokens[cue.at : cue.at + 2]] == ["went", "further"]
        if cue.word.startswith(SILENT) or says_nothing or goes_further:
            return None
        first = first_of_subject(reading, cue)
        if after >= end and leads_in(reading, sentence, first) and not has_verb(reading, sentence.first, first):
            return None
        closing = max(after, subject.last)
        other = before_other(reading, cue, closing, end, CONTRASTS)
        end = closing if another_follows(reading, closing) else other if other > closing else end
        return aside(reading, sentence, min(first, cue.at), closing, end, "said after")
    if (
        is_denied(reading, cue)
        or is_supposed(reading, sentence, cue)
        or (cue.manner == "gerund" and not may_report(reading, cue))
    ):
        return None
    return following(reading, cue, end)


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
        return that_clause(reading, cue, start, end)
    if token.lower in INDIRECT_QUESTIONS and cue.word.startswith(ASKING):
        return [(start, end)], "asked whether"
    if token.lower in {"why", "how"} and cue.word.startswith(TELLING_HOW):
        return [(start, end)], "asked whether"
    if token.lower == "to" and cue.word.startswith(DOING):
        return [(start, end)], "vowed to"
    if token.text == ":" and cue.strong and reading.tokens[start + 1].capital and has_lead(reading, cue):
        return [(start + 1, end)], "said before"
    is_pointed_at = (
        token.lower == "this" and reading.tokens[start + 1].lower in PREPOSITIONS | CALENDAR
    )  # "said this on"
    if cue.word not in BARE or token.lower in NOT_CONTENT | FINITE or token.kind == SIGN or is_pointed_at:
        return None
    is_thing = token.lower in DETERMINERS | POSSESSIVES and not has_verb(reading, start, end)
    if (is_thing and cue.word.startswith(TELLING_OF)) or (
        is_act(reading, cue, start) and not has_verb(reading, start, end)
    ):
        return None
    opens = token.capital or token.lower in CLAUSE_OPENERS or is_mention(reading, start)
    return ([(start, end)], "said before") if opens or cue.word.startswith(WITHOUT_A_CLAUSE) else None


def that_clause(reading: Reading, cue: Cue, start: int, end: int) -> Clause | None:
    """The content from "that". It has no conjunction in "said that morning" and in "told clients of a fire that
    began"."""
    after = reading.tokens[start + 1].lower
    if after in TIMES_OF_DAY:
        return None
    is_about = any(token.lower in PREPOSITIONS for token in reading.tokens[cue.end : start])
    if is_about and (after in FINITE | CUES or after.endswith("ed")):
        return None
    return [(start + (after not in FINITE), end)], "said that"  # "hinted that could change"


def is_act(reading: Reading, cue: Cue, start: int) -> bool:
    """As in "claimed the cup" and "denied Lund twice", which can tell of a game, and "warned Lund over a fire"."""
    hearer = reading.tokens[start : hearer_end(reading, start) + 2]
    is_warning = cue.word.startswith("warn") and any(token.lower in WARNED_OF for token in hearer)
    is_of_a_game = cue.word.startswith(("claim", "den", "add")) and not reading.tokens[start].lower.endswith("ing")
    return is_warning or is_of_a_game


def has_verb(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause can stand there: not in "announced the acquisition of the firm", "During that interview"."""
    return any(token.lower in VERBS or token.lower.endswith("ed") for token in reading.tokens[first:last])


def has_lead(reading: Reading, cue: Cue) -> bool:
    """As in "Of the deal, the minister said: It is over". Without "Of the deal," that is a turn."""
    return reading.mentions[cue.subject].first - reading.sentences[cue.sentence].first >= FEWEST_WORDS


def sentence_end(reading: Reading, sentence: Sentence) -> int:
    end = sentence.last
    while end > sentence.first and (
        reading.tokens[end - 1].kind == BREAK or reading.tokens[end - 1].text in {".", "!", "?"}
    ):
        end -= 1
    return end
