"""How far a noun phrase goes, without knowing parts of speech: from what is in its words and beside them."""

from __future__ import annotations

from articles.intake.quotes.mentions.ambiguous_names import AmbiguousNames
from articles.intake.quotes.mentions.opening_words import OpeningWords, starts_sentence
from articles.intake.quotes.text.page_lines import headlines
from articles.intake.quotes.text.tokens import PARTY, QUOTE, WORD, Token
from articles.intake.quotes.words.cue_words import CUES, CUES_AFTER_A_SUBJECT, GERUNDS
from articles.intake.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    FUNCTION_WORDS,
    PARTICLES,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    TITLE_TAILS,
    is_body_noun,
    is_person_noun,
    is_plural,
)
from articles.intake.quotes.words.word_lists import WORDS

ADJECTIVES_OF_PLACES = tuple(WORDS["endings of adjectives of places"])
AFTER_A_PERSON = FUNCTION_WORDS | ADVERBS | AUXILIARIES | CUES | CUES_AFTER_A_SUBJECT
BEFORE_A_NAME = {"named", "called", "nicknamed"}
BEFORE_TIMES = {"last", "next"}
TIMES = {"night", "week", "weekend", "month", "year", "spring", "summer", "autumn", "winter"}
LONGEST, LONGEST_TAIL = 14, 5


def is_noun(token: Token) -> bool:
    """Whether a word tells of a person or a body: "PM", but not "pm"."""
    if token.lower in {"cm", "pm"}:
        return token.capital
    return is_person_noun(token.lower) or is_body_noun(token.lower)


class PhraseReader:
    """Finds the ends of phrases among the tokens of a text."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.ambiguous_names, self.opening_words = AmbiguousNames(tokens), OpeningWords(tokens)
        self.headlines = headlines(tokens)

    def run(self, start: int) -> int:
        """The end of the words that may belong to one phrase."""
        position = start
        while position < min(len(self.tokens), start + LONGEST) and self.belongs(start, position):
            position += 1
        return position

    def belongs(self, start: int, position: int) -> bool:
        token = self.tokens[position]
        if position > start and self.joins(position):
            return True
        if token.kind != WORD or self.stops(position) or token.lower in DETERMINERS:
            return False
        if position == start and self.is_rank_of_things(position):
            return False
        if position > start and token.capital and self.is_heard_by(position):
            return False
        return position == start or token.capital or self.may_follow(position)

    def is_rank_of_things(self, position: int) -> bool:
        """As in "the major powers": no officer."""
        token, after = self.tokens[position], self.tokens[position + 1]
        return (
            token.text in WORDS["ranks of things"]
            and after.kind == WORD
            and not after.capital
            and after.lower not in AFTER_A_PERSON
            and not after.lower.endswith("ed")
            and not is_noun(after)
        )

    def is_heard_by(self, position: int) -> bool:
        """As in "a note to clients Pelham Securities said": a plural in lower case is no title of one name."""
        before = self.tokens[position - 1]
        if before.capital or before.genitive or not (is_person_noun(before.lower) and is_plural(before.lower)):
            return False
        return all(token.lower != "and" for token in self.tokens[position : position + 5])

    def stops(self, position: int) -> bool:
        token = self.tokens[position]
        if self.ambiguous_names.is_name(position):
            return False
        if (
            token.kind != WORD
            or token.lower in CALENDAR
            or self.tells_time(position)
            or (token.text[0].isdigit() and "-" not in token.text)
        ):
            return True
        if token.text[1:2] == "-" and PARTY.fullmatch(token.text):
            return True
        if token.capital and not starts_sentence(self.tokens, position):
            return token.lower in CUES and (self.tokens[position - 1].kind == QUOTE or token.sentence in self.headlines)
        if token.capital and token.lower.endswith("ed") and is_plural(self.tokens[position + 1].lower):
            return False  # "Informed sources"
        return (
            token.lower in FUNCTION_WORDS
            or token.lower in BEFORE_A_NAME
            or (token.lower in CUES and not self.opening_words.is_verb_in_a_name(position))
            or token.lower in PRONOUNS
            or token.lower in POSSESSIVES
        )

    def tells_time(self, position: int) -> bool:
        """As in "Last night chiefs said": neither word belongs to a phrase."""
        before = self.tokens[position - 1].lower if position else ""
        word, after = self.tokens[position].lower, self.tokens[position + 1].lower
        return (word in BEFORE_TIMES and after in TIMES) or (before in BEFORE_TIMES and word in TIMES)

    def joins(self, position: int) -> bool:
        """Particles in names, and "of" in titles and the names of bodies."""
        if position + 1 >= len(self.tokens) or position == 0:
            return False
        before, token, after = self.tokens[position - 1], self.tokens[position], self.tokens[position + 1]
        if token.text == "-" and before.end == token.start and token.end == after.start:
            return before.capital and after.capital  # "the U.N.-Arab League envoy"
        if not before.capital and before.lower not in PARTICLES and before.lower not in {"of", "the"}:
            return False
        if token.lower in PARTICLES and not token.capital:
            return after.capital or after.lower in PARTICLES
        if token.lower in {"of", "for"} and before.capital and is_noun(before):
            if starts_sentence(self.tokens, position - 1) and is_person_noun(before.lower) and is_plural(before.lower):
                return False  # "Residents of Hull"
            return after.capital or (
                after.lower == "the" and position + 2 < len(self.tokens) and self.tokens[position + 2].capital
            )
        if token.lower == "the" and before.lower in {"of", "for"}:
            return after.capital
        if token.lower == "and" and after.capital:
            is_of_titles = after.lower in TITLE_TAILS and before.lower in TITLE_TAILS
            return is_of_titles or self.is_within_a_body(position)  # "Minister of Foreign Trade and Tourism"
        return token.text == "&" and after.capital

    def is_within_a_body(self, position: int) -> bool:
        """As in "the Securities and Exchange Commission", but not "the Army and Interior Ministry"."""
        if position < 2 or self.tokens[position - 2].lower != "the" or is_body_noun(self.tokens[position - 1].lower):
            return False
        end = position + 1
        while end < len(self.tokens) - 1 and end < position + LONGEST_TAIL and self.tokens[end].capital:
            end += 1
        return end > position + 2 and is_body_noun(self.tokens[end - 1].lower)

    def may_follow(self, position: int) -> bool:
        """Whether a word in lower case can belong to the phrase after the words before it, rather than be its verb."""
        token, before = self.tokens[position], self.tokens[position - 1]
        after = self.tokens[position + 1]
        if before.genitive:
            return True
        is_calling = is_person_noun(token.lower) and not is_plural(before.lower)  # "an Australian judge, quoted"
        if (
            token.lower in CUES_AFTER_A_SUBJECT
            and not is_calling
            and (after.kind != WORD or after.lower in {"that", "it", "he", "she", "they", "the"})
        ):
            return False
        if before.capital and token.lower.endswith("s") and after.lower in DETERMINERS:
            return False  # "Mr Haddad releases the letter"
        if is_noun(token):
            return True
        if before.lower.endswith("-year-old") and self.noun_follows(position):
            return True
        heads = is_noun(after)
        if (
            heads
            and (token.lower == "news" or not token.lower.endswith(("ed", "s", "ing")))
            and not is_plural(before.lower)
        ):
            return True
        if before.capital and not before.lower.endswith(ADJECTIVES_OF_PLACES) and before.lower not in PLACES:
            return False
        if is_noun(before) and not before.capital:
            return heads and not token.lower.endswith("ed") and not is_plural(before.lower)
        return not (before.capital and token.lower.endswith(("ed", "s")))

    def noun_follows(self, position: int) -> bool:
        """As in "the 67-year-old retired bus driver"."""
        for token in self.tokens[position + 1 : position + 4]:
            if token.kind != WORD or token.capital or token.lower in FUNCTION_WORDS | CUES:
                return False
            if is_noun(token):
                return True
        return False

    def can_end(self, position: int, start: int) -> bool:
        token = self.tokens[position]
        if token.lower in WORDS["never names"] or token.lower in PREPOSITIONS:
            return False
        if is_noun(token):
            return True
        if not token.capital:
            return False
        if starts_sentence(self.tokens, position) and position == start:
            return self.opening_words.is_name(position) or token.lower in PLACES
        return True

    def before_a_cue(self, position: int) -> bool:
        for index in range(position, min(position + 4, len(self.tokens))):
            lower = self.tokens[index].lower
            if lower in CUES or lower in CUES_AFTER_A_SUBJECT:
                return lower not in GERUNDS or index > position
            if lower not in ADVERBS and lower not in AUXILIARIES and not lower.endswith("ly"):
                return False
        return False
