"""Words that belong to a name but elsewhere are verbs, months or pronouns: "April Lane", "US officials"."""

from __future__ import annotations

from itertools import pairwise

from articles.intake.quotes.text.tokens import WORD, Token
from articles.intake.quotes.words.lexicon import CALENDAR, FUNCTION_WORDS, GIVEN_NAMES, PREPOSITIONS

NOT_ONLY_NAMES = GIVEN_NAMES & (FUNCTION_WORDS | CALENDAR)
SURELY_NAMES = GIVEN_NAMES - FUNCTION_WORDS - CALENDAR
BEFORE_A_MONTH = {"last", "next", "this", "early", "late", "mid", "every"}
ALSO_MONTHS = {"august", "easter", "june", "march", "may", "ramadan"}
HONORIFICS = {"mr", "mrs", "ms", "miss", "dr"}
LENGTH_OF_A_SHORT_MONTH = 3


class AmbiguousNames:
    """Tells which of these words are part of a name in a text."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.surnames_of_the_calendar = {
            token.text
            for before, token in pairwise(tokens)
            if token.capital and token.lower in ALSO_MONTHS and before.capital
            if before.lower in SURELY_NAMES or before.lower.rstrip(".") in HONORIFICS
        }

    def is_name(self, position: int) -> bool:
        return self.is_given_name(position) or self.is_acronym(position) or self.is_within_a_name(position)

    def is_given_name(self, position: int) -> bool:
        """Whether a verb or a month is part of a name: "Will Tate", "April Lane", "Ahmed Ramadan"."""
        token = self.tokens[position]
        if not token.capital:
            return False
        before, after = self.tokens[position - 1].lower if position else "", self.tokens[position + 1]
        if token.lower in GIVEN_NAMES and token.lower in NOT_ONLY_NAMES:
            return after.capital and after.lower not in CALENDAR and after.lower not in NOT_ONLY_NAMES
        if token.text not in self.surnames_of_the_calendar:
            return False
        return before not in PREPOSITIONS and before not in BEFORE_A_MONTH and not after.text[:1].isdigit()

    def is_acronym(self, position: int) -> bool:
        """As in "US officials", but not in a headline in capitals."""
        if self.tokens[position].text not in {"US", "WHO"}:
            return False
        after = self.tokens[position + 1]
        return after.kind == WORD and not after.text.isupper()

    def is_within_a_name(self, position: int) -> bool:
        """As in "Zin Mar Htwe": what could be a short name of a month stands between two names."""
        token, after = self.tokens[position], self.tokens[position + 1 : position + 2]
        if (
            len(token.text) != LENGTH_OF_A_SHORT_MONTH
            or token.lower not in CALENDAR
            or not token.capital
            or position == 0
        ):
            return False
        before = self.tokens[position - 1]
        is_name = before.kind == WORD and before.capital and before.lower not in CALENDAR and not before.genitive
        return is_name and any(word.kind == WORD and word.capital and word.lower not in CALENDAR for word in after)
