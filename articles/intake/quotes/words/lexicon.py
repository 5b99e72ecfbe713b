"""Words that tell who may speak, and words that end a noun phrase."""

from __future__ import annotations

from functools import lru_cache

from articles.intake.quotes.words.word_lists import WORDS

LONGEST_SHORT_MONTH = 4  # Sept.
PERSON_NOUNS, BODY_NOUNS = WORDS["people"], WORDS["bodies"]
TITLES, TITLE_TAILS = WORDS["titles"], WORDS["tails of titles"]
MALE, FEMALE = WORDS["male"], WORDS["female"]
MALE_NAMES, FEMALE_NAMES = WORDS["male names"], WORDS["female names"]
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
PLACES = WORDS["places"]
DETERMINERS = WORDS["determiners"]
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your", "whose"})
# The pronoun for whoever something belongs to.
OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
PREPOSITIONS = WORDS["prepositions"]
REPRESENTING = WORDS["participles after a noun"]
FUNCTION_WORDS = PREPOSITIONS | WORDS["function words"]
CALENDAR = WORDS["calendar"] | {f"{word}." for word in WORDS["calendar"] if len(word) <= LONGEST_SHORT_MONTH}
PARTICLES = WORDS["particles"]
ADVERBS = WORDS["adverbs"]
AUXILIARIES = WORDS["auxiliaries"]
FORMS_OF_BE = {"is", "are", "was", "were", "be", "been", "being", "am", "i'm", "it's", "isn't", "wasn't", "weren't"}
# Names of several words without a noun for a body.
COLLECTIVES = frozenset(
    {
        "united states",
        "united nations",
        "united kingdom",
        "saudi arabia",
        "european union",
        "south korea",
        "north korea",
        "south africa",
        "sri lanka",
        "white house",
        "security council",
        "african union",
        "arab league",
        "red cross",
    }
)
# As in "soloist", "optician", "geographer".
ENDINGS_OF_CALLINGS = (
    "ist",
    "ician",
    "fisherman",
    "grower",
    "herder",
    "ographer",
    "warden",
    "keeper",
    "master",
    "worker",
    "woman",
    "player",
)
IRREGULAR_PLURALS = {"men": "man", "women": "woman", "people": "person", "children": "child"}


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    for plural_ending, ending in (("women", "woman"), ("men", "man")):
        if word.endswith(plural_ending):
            return word[: -len(plural_ending)] + ending
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_plural(word: str) -> bool:
    return singular(word) != word


@lru_cache(maxsize=4096)
def is_person_noun(word: str) -> bool:
    """Also "vice-president" and "the 81-year-old"."""
    if word in PERSON_NOUNS or word.endswith("-year-old"):
        return True
    one = singular(word)
    if one.endswith(ENDINGS_OF_CALLINGS) and one not in WORDS["not callings"]:
        return True
    if "-of-" in one:
        return one.split("-", 1)[0] in PERSON_NOUNS  # "the dad-of-three"
    return one in PERSON_NOUNS or one.rsplit("-", 1)[-1] in PERSON_NOUNS


@lru_cache(maxsize=4096)
def is_body_noun(word: str) -> bool:
    return word in BODY_NOUNS or singular(word) in BODY_NOUNS
