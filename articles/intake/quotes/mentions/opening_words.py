"""Capitals at the beginning of a sentence: whether they are a name, or any word that opens it."""

from __future__ import annotations

from articles.intake.quotes.text.tokens import QUOTE, SAYING, WORD, Token
from articles.intake.quotes.words.lexicon import ADVERBS, DETERMINERS, GIVEN_NAMES, POSSESSIVES, PREPOSITIONS, is_plural
from articles.intake.quotes.words.word_lists import WORDS

PLURAL_FORMS = {"are", "were", "have"}


def starts_sentence(tokens: list[Token], position: int) -> bool:
    return (
        position == 0
        or tokens[position - 1].sentence != tokens[position].sentence
        or tokens[position - 1].kind == QUOTE
        or tokens[position - 1].text in {":", "—", "–", "-"}
    )


class OpeningWords:
    """Tells names from other words by what stands beside them, and by how they are written elsewhere in the text."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.lower_words = {token.text for token in tokens if token.kind == WORD and not token.capital}
        self.names_within = {
            token.text
            for index, token in enumerate(tokens)
            if token.kind == WORD and token.capital and not starts_sentence(tokens, index)
        }

    def is_name(self, position: int) -> bool:
        is_common = self.tokens[position].text.lower() in self.lower_words or self.is_no_name(position)
        return not is_common and not self.leads_in(position)

    def is_verb_in_a_name(self, position: int) -> bool:
        """As in "Rail Freight Group" and "Crow said": a verb in that form would be a command."""
        token = self.tokens[position]
        is_name = self.tokens[position + 1].capital or token.text in self.names_within
        return token.capital and token.lower in WORDS["verbs of saying"] and is_name

    def is_no_name(self, position: int) -> bool:
        """As in "Asked about it" and "Possible delays", but not in "Creed said"."""
        says = self.tokens[position + 1].lower in SAYING
        return self.tokens[position].lower.endswith(("ing", "ly", "ed", "ible", "able")) and not says

    def leads_in(self, position: int) -> bool:
        """As in "Well, he said" and "Open the door": a word that is no name anywhere else, before a comma or a word
        that follows no subject."""
        token, after = self.tokens[position], self.tokens[position + 1]
        is_acronym = token.text.isupper() and len(token.text) > 1
        if is_acronym or token.text in self.names_within or token.lower in GIVEN_NAMES:
            return False
        if after.text == ",":
            told = self.tokens[position + 2]  # "Orr, 61,", "Orr, a lawyer," and "Orr, waving," have names
            is_name = told.text[:1].isdigit() or told.lower in DETERMINERS | {"who"}
            is_name = is_name or (told.capital and self.follows_a_quotation(position))
            return not is_name and not (token.lower not in ADVERBS and self.is_participle(position + 2))
        if after.lower == "or" or (self.is_noun_of_many(position + 1)):
            return True
        return after.lower in DETERMINERS or after.lower in PREPOSITIONS | POSSESSIVES

    def is_participle(self, position: int) -> bool:
        """As in "Orr, waving to the crowd", but not in "Worse, marketing departments"."""
        after = self.tokens[min(position + 1, len(self.tokens) - 1)].lower
        is_governing = after in DETERMINERS or after in PREPOSITIONS | POSSESSIVES
        return self.tokens[position].lower.endswith("ing") and is_governing

    def follows_a_quotation(self, position: int) -> bool:
        before = self.tokens[max(position - 2, 0) : position]
        return any(token.kind == QUOTE for token in before) and before[-1].kind != WORD and before[-1].text in {"", ","}

    def is_noun_of_many(self, position: int) -> bool:
        """As in "Emergency meetings were": what stands before is no name."""
        token = self.tokens[position]
        return not token.capital and is_plural(token.lower) and self.tokens[position + 1].lower in PLURAL_FORMS
