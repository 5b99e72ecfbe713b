"""Whom a noun means: the last one with that role, else the one whom it tells of, as in "the Slovak"."""

from __future__ import annotations

from articles.intake.quotes.mentions.mention import BODY, NOUN, PERSON, Mention
from articles.intake.quotes.people.beings import MOST_LOOKED_AT, Being
from articles.intake.quotes.people.epithets import OFFICES, is_demonym, is_epithet, may_refer_back, may_refer_to
from articles.intake.quotes.people.names import gender
from articles.intake.quotes.people.offices import Offices, unknown_of
from articles.intake.quotes.words.lexicon import DETERMINERS, is_person_noun, is_plural

EPITHET_BACK = 6
NEXT = 2  # sentences: the end of a paragraph counts as one
GENERIC, ARTICLES = {"man", "woman"}, {"a", "an", "the"}
# "The new envoy" is not the envoy who was named before.
SOMEBODY_ELSE = {"new", "other", "second", "next", "another"}


class Nominals(Offices):
    """Resolves nouns with an article, "the minister", by what was said before or will be said."""

    def known_by_role(self, number: int) -> Being | None:
        """The last one before with that role, else the first one after it, else the one whom an epithet tells of."""
        mention = self.mentions[number]
        asked = {word for word in before_of(mention.roles) if word not in DETERMINERS}
        if not SOMEBODY_ELSE.isdisjoint(mention.name.split()):
            return self.named_after_the_lead(number) if mention.kind == NOUN else None
        sex, plural = gender(mention), is_plural(mention.head)
        age = next((word for word in mention.roles if word.endswith("-old") and self.by_role.get(word)), "")
        if age and not plural:
            return self.by_role[age][-1][1]
        for _, being in self.latest_first(mention.head):
            unknown = {word for word in unknown_of(asked, being.roles) if not is_describing(word)}
            unknown -= {part.lower() for part in being.name.split()}
            if (
                not unknown
                and being.plural == plural
                and can_be(mention, being)
                and not (sex and being.gender not in ("", sex))
            ):
                return being
        if mention.kind == BODY:
            return self.named_body(number)
        if mention.kind != NOUN or not (is_person_noun(mention.head) or is_demonym(mention.name)):
            return None
        return (
            self.named_later(number, asked)
            or self.head_of_government(mention)
            or self.once_in_office(mention, asked)
            or self.by_epithet(number)
            or self.by_other_word(number, asked)
            or self.by_custom(number)
            or self.named_after_the_lead(number)
        )

    def by_custom(self, number: int) -> Being | None:
        """As in "the official", of somebody named with an office, and "the man", of somebody without a name."""
        mention = self.mentions[number]
        told = set(mention.roles[:-1])  # "the Saudi official"
        if mention.determiner != "the" or mention.restricted or (told and mention.head != "official"):
            return None
        sex, fallback = gender(mention), None
        for position in range(number - 1, max(number - MOST_LOOKED_AT, -1), -1):
            other, being = self.mentions[position], self.of[position]
            if mention.sentence - other.sentence > EPITHET_BACK:
                break
            if being is None or being.plural or other.genitive or (sex and being.gender not in ("", sex)):
                continue
            is_unnamed = being.kind == NOUN and is_person_noun(other.head)
            if mention.head in GENERIC and is_unnamed and other.determiner in {"a", "an"}:
                fallback = fallback or being
            if mention.head in GENERIC and is_unnamed and self.opens(position) and other.determiner in ARTICLES:
                return being  # "A witness said …"
            is_official = being.kind == PERSON and not OFFICES.isdisjoint(being.roles)
            if mention.head == "official" and is_official and not unknown_of(told, being.roles):
                return being
        return fallback

    def by_epithet(self, number: int) -> Being | None:
        """As in "The former union boss said": somebody named shortly before.

        Other nouns, as in "the hairdresser said", refer to the first person named in a sentence of whom no other
        calling is known.
        """
        mention = self.mentions[number]
        if not may_refer_back(mention):
            return None
        sex, sure = gender(mention), is_epithet(mention)
        best, highest = None, float("-inf")
        for position in range(number - 1, max(number - MOST_LOOKED_AT, -1), -1):
            other, being = self.mentions[position], self.of[position]
            far = mention.sentence - other.sentence
            if far > EPITHET_BACK or (not sure and far and is_somebody_new(other)):
                break  # "A driver hit a wall. The motorist said"
            is_aged = mention.head.endswith("-old") and other.kind == PERSON
            if not far or being is None or other.genitive or not (is_aged or is_named(being, sex)):
                continue
            opens = self.opens(position)
            value = opens - far - other.after_preposition + (" " in being.name)
            if value > highest and may_refer_to(mention, being, opens=opens, says=other.says and far <= NEXT):
                best, highest = being, value
        return best


def is_named(being: Being, sex: str) -> bool:
    """Whether somebody has a name that is surely a person's, and may have that gender."""
    return (
        being.kind == PERSON
        and (" " in being.name or being.gender != "")
        and not (sex and being.gender not in ("", sex))
    )


def is_describing(word: str) -> bool:
    """As in "the grey-haired commander", who can be a commander of whom that was not told before."""
    return "-" in word and not is_person_noun(word)


def before_of(words: list[str]) -> list[str]:
    """The words of an office without its body or its place: "foreign", "minister"."""
    ends = (index for index, word in enumerate(words) if index and word in {"of", "for"})
    return words[: next(ends, len(words))]


def is_somebody_new(mention: Mention) -> bool:
    """As in "a diplomat", "one of the owners", where nobody is named."""
    return mention.kind == NOUN and mention.determiner in {"a", "an", "one"} and mention.apposed_to < 0


def can_be(mention: Mention, being: Being) -> bool:
    if mention.kind == BODY:
        return being.kind == BODY and being.name.split()[-1].lower() == mention.head
    return being.kind in (PERSON, NOUN)
