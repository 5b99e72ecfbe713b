"""Phrases that may name who speaks: names with their titles, nouns for people and bodies, pronouns, places."""

from __future__ import annotations

from functools import cached_property

from articles.intake.quotes.mentions.mention import BODY, NOUN, PERSON, PHRASE, PRONOUN, Mention, words
from articles.intake.quotes.mentions.naming import named
from articles.intake.quotes.mentions.phrases import PhraseReader, is_noun
from articles.intake.quotes.text.datelines import after_capitals, after_dateline, opens_with_a_place_in_capitals
from articles.intake.quotes.text.page_lines import menus
from articles.intake.quotes.text.tokens import BREAK, QUOTE, WORD, Token
from articles.intake.quotes.words.cue_words import CUES, DESCRIBING
from articles.intake.quotes.words.lexicon import (
    ADVERBS,
    DETERMINERS,
    MALE_NAMES,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    REPRESENTING,
    is_body_noun,
)
from articles.intake.quotes.words.word_lists import WORDS

DEMONYMS = tuple(WORDS["endings of demonyms"])
INDEFINITE = WORDS["indefinite"]
MOST_DETERMINERS, LONGEST_REMARK = 3, 16
NOUNS_OF_SPEECH = WORDS["nouns of speech"]
# In the form that follows a plural.
VERBS = (WORDS["verbs of saying"] | WORDS["verbs of judging"]) - {"read", "put", "cast"}
# As in "one beekeeper said".
PEOPLE_END_IN = ("er", "ers", "or", "ors", "ist", "ists")
OBJECTS = {"him": "he", "her": "she", "them": "they"}
PLURAL_VERBS = {"are", "were", "have", "say"}
NUMBERS = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen"}
NOBODY = {"former", "other", "others", "number", "numbers", "matter", "matters", "better", "latter", "rather"}
NOBODY |= {"sooner", "further", "either", "neither", "never", "ever", "over", "under", "after", "however", "higher"}
NOBODY |= {"lower", "closer", "older", "younger", "larger", "bigger", "smaller", "earlier", "later"}
# These are no subjects unless a verb of saying follows.
SELDOM_MEANT = {"it", "i", "we"}


class MentionReader(PhraseReader):
    """Reads the mentions of a text from its tokens, from left to right."""

    def read(self) -> list[Mention]:
        found: list[Mention] = []
        outside = menus(self.tokens)
        position = 0
        while position < len(self.tokens):
            position = self.after_remark(self.after_dateline(position))
            is_text = self.tokens[position].kind == WORD and self.tokens[position].sentence not in outside
            mention = self.at(position) if is_text else None
            if mention is not None:
                found.append(mention)
            position = mention.last if mention is not None else position + 1
        return found

    @cached_property
    def before_a_colon(self) -> int:
        """Where "AIN SOBAH: Since then" begins, if no other paragraph begins with capitals and a colon; else -1."""
        tokens = self.tokens
        opening = [index for index in range(len(tokens)) if index == 0 or tokens[index - 1].kind == BREAK]
        found = [index for index in opening if after_capitals(tokens, index) > index]
        return found[0] if len(found) == 1 else -1

    def after_dateline(self, position: int) -> int:
        """The place in "GENEVA, March 3 (Agency) -" names nobody."""
        opens = position == 0 or self.tokens[position - 1].kind == BREAK
        if not opens or not opens_with_a_place_in_capitals(self.tokens, position):
            return position
        if position == self.before_a_colon:
            return after_capitals(self.tokens, position)
        return after_dateline(self.tokens, position, len(self.tokens))

    def after_remark(self, position: int) -> int:
        """The end of a short paragraph in brackets, which names nobody who speaks: "(Ref.: opening remarks)"."""
        opens = position == 0 or self.tokens[position - 1].kind == BREAK
        if not opens or self.tokens[position].text != "(":
            return position
        for end in range(position + 1, min(position + LONGEST_REMARK, len(self.tokens))):
            if self.tokens[end].kind == BREAK:
                return end if self.tokens[end - 1].text == ")" else position
        return position

    def at(self, first: int) -> Mention | None:
        token = self.tokens[first]
        if token.lower in PRONOUNS:
            return self.pronoun(first)
        if token.lower in OBJECTS and self.is_quoted(first):
            return Mention(first, first + 1, PRONOUN, OBJECTS[token.lower], OBJECTS[token.lower], token.sentence)
        if token.lower in OWNERS and self.has_words(first):
            owner = OWNERS[token.lower]
            return Mention(first, first + 1, PRONOUN, owner, owner, token.sentence, genitive=True)
        if token.lower in INDEFINITE and (mention := self.indefinite(first)):
            return mention
        if self.is_no_title(first + (token.lower in {"his", "her", "their", "its"})) or self.is_verb(first):
            return None
        start = first
        while self.tokens[start].lower in DETERMINERS and start - first < MOST_DETERMINERS:
            start += 1
        end = start if self.stops(start) else self.run(start)
        return self.mention(first, start, end) if end > start else None

    def is_no_title(self, first: int) -> bool:
        """As in "to boycott Sochi", "an envoy representing Karsia" and "for his part Orr", where a word is no title."""
        token, following = self.tokens[first], self.tokens[first + 1 : first + 2]
        is_word = not token.capital and token.lower not in DETERMINERS and not is_noun(token)
        return (
            is_word
            and any(after.capital for after in following)
            and first > 0
            and (self.tokens[first - 1].lower == "to" or token.lower in REPRESENTING or token.lower == "part")
        )

    def is_verb(self, first: int) -> bool:
        """As in "Mr Haddad releases the letter" and "Orr, who chairs a committee": no plural."""
        token, before, after = self.tokens[first], self.tokens[first - 1 : first], self.tokens[first + 1]
        if any(relative.lower in {"who", "which"} for relative in before) and after.lower in DETERMINERS:
            return token.lower.endswith("s") and not token.capital
        is_after_a_name = any(name.kind == WORD and name.capital and not name.genitive for name in before)
        return is_after_a_name and not token.capital and token.lower.endswith("s") and after.lower in DETERMINERS

    def is_quoted(self, first: int) -> bool:
        """As in "quoted him as saying"."""
        return (
            first > 0 and self.tokens[first - 1].lower in {"quoted", "cited"} and self.tokens[first + 1].lower == "as"
        )

    def has_words(self, first: int) -> bool:
        """As in "his answer" and "her final verdict": who is meant by the pronoun said something."""
        for token in self.tokens[first + 1 : first + 3]:
            if token.kind != WORD or is_body_noun(token.lower):
                return False
            if token.lower in NOUNS_OF_SPEECH:
                return True
        return False

    def pronoun(self, first: int) -> Mention | None:
        token = self.tokens[first]
        if token.lower in SELDOM_MEANT and not self.before_a_cue(first + 1):
            return None
        return Mention(first, first + 1, PRONOUN, token.lower, token.lower, token.sentence)

    def indefinite(self, first: int) -> Mention | None:
        """As in "one said", "others warned", "those who know them", "one of his aides"."""
        after = self.tokens[first + 1]
        if after.lower == "of" and self.tokens[first + 2].kind == WORD:
            simple = self.tokens[first + 2].lower not in INDEFINITE | PRONOUNS
            inner = self.at(first + 2) if simple else None
            of_several = self.tokens[first + 2].lower == "the" and self.tokens[first + 3].lower in INDEFINITE | NUMBERS
            return self.indefinite_up_to(first, inner.last if inner else first + 3 + of_several)
        if is_counted(self.tokens[first], after) or is_noun_of_one(self.tokens[first], after):
            return None
        if first and self.tokens[first].lower in {"both", "all"} and self.tokens[first - 1].capital:
            return None  # "Orr and Lund both said"
        inverted = self.after_a_quotation(first) and after.kind != WORD
        if after.lower == "who" or inverted or (after.kind == WORD and self.before_a_cue(first + 1)):
            return self.indefinite_up_to(first, first + 1)
        return None

    def indefinite_up_to(self, first: int, last: int) -> Mention:
        token = self.tokens[first]
        name = words(self.tokens, first, last)
        return Mention(first, last, NOUN, name, token.lower, token.sentence, determiner=token.lower)

    def before_who(self, end: int) -> bool:
        """As in "the recorder, who was shown a list": a noun for a person, whatever it is."""
        return self.tokens[end + (self.tokens[end].text == ",")].lower == "who"

    def is_governed(self, first: int) -> bool:
        """Whether a preposition stands before the phrase."""
        return first > 0 and self.tokens[first - 1].lower in PREPOSITIONS

    def after_a_quotation(self, first: int) -> bool:
        """Whether a cue stands before the phrase, and a quotation before the cue."""
        return first > 1 and self.tokens[first - 1].lower in CUES and self.tokens[first - 2].kind == QUOTE

    def mention(self, first: int, start: int, end: int) -> Mention | None:
        tokens = self.tokens
        if tokens[end - 1].lower == "minister" and tokens[end - 1].genitive and tokens[end].lower == "questions":
            return None
        last = end
        while last > start and not self.can_end(last - 1, start):
            last -= 1
        determiner = tokens[first].lower if start > first else ""
        if last == start:
            return self.phrase(first, start, end, determiner)
        if last == start + 1 < end and tokens[start].capital and tokens[start].lower.endswith(DEMONYMS):
            return None if tokens[start].lower not in MALE_NAMES else named(tokens, first, start, last, determiner)
        found = named(tokens, first, start, last, determiner)
        found.both = [token.lower for token in tokens[first:start]] == ["the", "two"]
        is_several = tokens[last].lower in PLURAL_VERBS and tokens[first - 1].lower != "and"
        if is_several and found.kind == PERSON and not found.titles and " " in found.name and not found.genitive:
            found.kind = BODY  # "Wet Otters are", of a band
        return found

    def phrase(self, first: int, start: int, end: int, determiner: str) -> Mention | None:
        """Any noun can be said to speak, if a verb of saying stands beside it."""
        head = self.tokens[end - 1]
        is_verb = not determiner and head.lower in WORDS["verbs before an infinitive of the same subject"]
        is_adverb = head.lower in ADVERBS or (
            determiner == "no" and head.lower in {"longer", "more", "sooner", "doubt"}
        )
        is_adjective = head.lower in WORDS["adjectives before a noun of speech"]
        is_of_text = self.tokens[end].lower in DESCRIBING and self.tokens[end + 1].lower in NOUNS_OF_SPEECH
        if (
            head.genitive
            or is_verb
            or is_adverb
            or is_adjective
            or is_of_text
            or not (determiner or head.lower.endswith("s"))
        ):
            return None
        is_before_who = bool(determiner) and self.before_who(end) and not self.is_governed(first)
        if not self.before_a_cue(end) and not self.after_a_quotation(first) and not is_before_who:
            return None
        name = words(self.tokens, start, end)
        is_somebody = is_before_who or (
            head.lower.endswith(PEOPLE_END_IN) and head.lower not in NOBODY and not is_body_noun(head.lower)
        )
        kind = NOUN if is_somebody else PHRASE
        return Mention(first, end, kind, name, head.lower, self.tokens[first].sentence, determiner=determiner)


def is_noun_of_one(number: Token, after: Token) -> bool:
    """As in "another voice" and "one report", where the second word is no verb."""
    return number.lower in {"another", "one", "each", "every"} and after.lower in VERBS


def is_counted(number: Token, after: Token) -> bool:
    """As in "three questions", where the second word is no verb."""
    return number.lower in NUMBERS and after.lower.endswith("s")
