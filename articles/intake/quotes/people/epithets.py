"""Nouns that refer to somebody named earlier, where others ("the witness") introduce somebody new."""

from __future__ import annotations

from collections.abc import Iterable

from articles.intake.quotes.mentions.mention import Mention
from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.words.lexicon import PLACES, TITLES, is_person_noun, is_plural
from articles.intake.quotes.words.synonyms import OTHER_WORDS
from articles.intake.quotes.words.word_lists import WORDS

FORMER = {"former", "retired", "ex"}
ENDINGS_OF_DEMONYMS = tuple(WORDS["endings of demonyms"])
GENERAL, OFFICES = WORDS["general callings"], WORDS["offices"]
HONORIFICS = TITLES & {"mr", "mrs", "ms", "miss", "sir", "lord", "lady", "dame", "dr", "mp", "king"}


def is_epithet(mention: Mention) -> bool:
    """As in "The former union boss", "the 81-year-old", "the lawmaker", "the Dane"."""
    if mention.after_preposition and not mention.head.endswith("-old"):
        return False
    if not may_refer_back(mention):
        return False
    words = mention.name.lower().split()
    if words[0] in FORMER or any(word.startswith("ex-") for word in words) or words[0].endswith("-old"):
        return True
    is_from = len(words) > 1 and mention.name[0].isupper() and mention.head not in OFFICES  # "the Ulysses farmer"
    return is_from or mention.head in WORDS["epithets"] or mention.head.endswith("-old") or is_demonym(mention.name)


def may_refer_back(mention: Mention) -> bool:
    """Whether a phrase can refer to somebody named earlier: "the hairdresser", but not "the actor who plays him"."""
    is_one = mention.determiner == "the" and not is_plural(mention.head) and not mention.restricted
    is_whose = "'s" in mention.name or "’s" in mention.name
    return is_one and not is_whose and not is_unnamed_by_custom(mention.head)


def is_demonym(name: str) -> bool:
    """As in "the Slovak", "the Brazilian"."""
    word = name.lower()
    return (
        name[:1].isupper()
        and word not in PLACES
        and (word in WORDS["demonyms"] or (" " not in name and word.endswith(ENDINGS_OF_DEMONYMS)))
    )


def is_plural_demonym(name: str) -> bool:
    """As in "Americans", "the Danes"."""
    return name.endswith("s") and is_demonym(name[:-1])


def is_unnamed_by_custom(noun: str) -> bool:
    """An official, a source: somebody who need not be named anywhere."""
    return noun in WORDS["people without a name"]


def callings(roles: Iterable[str]) -> set[str]:
    """What somebody is, without honorifics and ages."""
    return {
        role
        for role in roles
        if is_person_noun(role) and not role.endswith("-old") and role not in HONORIFICS | GENERAL
    }


def may_refer_to(mention: Mention, being: Being, *, opens: bool, says: bool) -> bool:
    """Whether a phrase can refer to this person. `opens` says whether the name was the first phrase of its sentence,
    `says` whether something was said there, in the sentence before."""
    ages = {role for role in mention.roles if role.endswith("-old")}
    if ages and any(role.endswith("-old") for role in being.roles - ages):
        return False
    if is_epithet(mention):
        return True
    is_told = says and not callings(being.roles)  # "Morag Haldane said no. The business minister called it silly"
    if mention.head in OFFICES and "incumbent" not in being.roles and not is_told:
        return False
    return opens and not mention.after_preposition and may_be_called(being, mention.head)


def may_be_called(being: Being, noun: str) -> bool:
    """Whether a noun is compatible with everything that is known of somebody."""
    known = callings(being.roles)
    return (
        not known
        or not FORMER.isdisjoint(being.roles)
        or noun in known
        or not known.isdisjoint(OTHER_WORDS.get(noun, ()))
    )
