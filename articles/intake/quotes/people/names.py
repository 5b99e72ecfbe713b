"""The parts of a name, and whose it is."""

from __future__ import annotations

from functools import lru_cache

from articles.intake.quotes.mentions.mention import NOUN, PERSON, Mention
from articles.intake.quotes.words.lexicon import (
    FEMALE,
    FEMALE_NAMES,
    GIVEN_NAMES,
    MALE,
    MALE_NAMES,
    PARTICLES,
    POSSESSIVES,
)
from articles.intake.quotes.words.word_lists import WORDS

CAPITAL_PARTICLES = {"Van", "Von", "De", "Der", "Al", "Le", "La", "Du", "Di", "Da", "Dos", "Del", "El", "Ter"}
ARTICLES = {
    "a",
    "an",
    "the",
    "my",
    "our",
    "his",
    "her",
    "its",
    "their",
    "this",
    "that",
    "one",
    "two",
    "three",
    "another",
    "other",
}
# Titles for men that women have as well.
OF_EITHER = {"chairman", "spokesman", "congressman", "councilman", "alderman", "actor"}
# Titles before given names, where "President Amara" has a surname.
OF_GIVEN_NAMES = {"king", "queen", "prince", "princess", "pope", "father", "brother", "sister", "sir", "dame", "saint"}
PREFIXES = ("al-", "el-", "al‑")
# What tells a father from his son.
GENERATIONS = {"jr", "sr", "ii", "iii", "iv"}


def short_names() -> dict[str, set[str]]:
    """The given names that each short one stands for."""
    found: dict[str, set[str]] = {}
    for pair in WORDS["short names"]:
        short, _, whole = pair.partition(":")
        found.setdefault(short, set()).add(whole)
    return found


SHORT_NAMES = short_names()


def without_particles(name: str) -> list[str]:
    """The words of a name from its first capital, up to "Jr.": "de Mistura" is found as Mistura."""
    parts = name.split()
    if len(parts) > 1 and generation(name):
        parts = parts[:-1]
    while len(parts) > 1 and (parts[0] in PARTICLES or parts[0] in CAPITAL_PARTICLES):
        parts = parts[1:]
    return parts


def generation(name: str) -> str:
    """As in "Otis Becker Jr." and "Otis Becker III": the last word, else empty."""
    last = key(name.rsplit(" ", 1)[-1])
    return last if last in GENERATIONS else ""


@lru_cache(maxsize=4096)
def key(word: str) -> str:
    """A part of a name as it is compared: Rahmani and al-Rahmani are alike."""
    word = word.casefold().strip(".")
    for prefix in PREFIXES:
        word = word.removeprefix(prefix)
    return word


def gender(mention: Mention) -> str:
    """Male, female or empty: from titles and nouns, else from the given name."""
    words = {word.strip(".") for word in mention.titles} | {mention.head if mention.kind == NOUN else ""}
    words -= POSSESSIVES
    if words & OF_EITHER and (given := of_given_name(mention)):
        return given  # "Chairman Gwen Partridge"
    if words & FEMALE:
        return "female"
    if words & MALE:
        return "male"
    return of_given_name(mention)


def of_given_name(mention: Mention) -> str:
    given = mention.name.split()[0].casefold()
    is_surname = " " not in mention.name and not OF_GIVEN_NAMES.issuperset(mention.titles)
    if mention.kind != PERSON or is_surname or given not in GIVEN_NAMES:
        return ""
    if given in MALE_NAMES and given in FEMALE_NAMES:
        return ""
    return "male" if given in MALE_NAMES else "female"


def has_given_name(name: str) -> bool:
    """Whether a name begins with a given name that is known."""
    return name.split(" ", 1)[0].casefold() in GIVEN_NAMES


def same_name(one: str, other: str) -> bool:
    """Whether two names are alike but for their articles and for what follows the noun, as "of the ministry"."""
    return bare(one) == bare(other)


def bare(name: str) -> list[str]:
    words = [key(word.replace("’", "'")) for word in name.split()]
    while len(words) > 1 and words[0] in ARTICLES and words[1] != "of":
        words = words[1:]
    for index, word in enumerate(words):
        if index and word in WORDS["words after a name"]:
            return words if words[0] == "one" else words[:index]
    return words
