"""Which adjective belongs to which country: Iranian and Iran."""

from __future__ import annotations

from functools import lru_cache

from articles.intake.quotes.words.lexicon import PLACES
from articles.intake.quotes.words.word_lists import WORDS

STEM, OF_COUNTRIES = 3, tuple(sorted(WORDS["endings of demonyms"]))
# Adjectives of countries that share less with the name, or whose country is longer.
IRREGULAR = {
    "american": "us",
    "british": "uk",
    "danish": "denmark",
    "dutch": "netherlands",
    "french": "france",
    "german": "germany",
    "greek": "greece",
    "iraqi": "iraq",
    "irish": "ireland",
    "polish": "poland",
    "spanish": "spain",
    "swiss": "switzerland",
}


def by_beginning() -> dict[str, list[str]]:
    """The places that begin with each of their beginnings of at least STEM letters."""
    found: dict[str, list[str]] = {}
    for place in sorted(PLACES):
        for end in range(STEM, len(place) + 1):
            found.setdefault(place[:end], []).append(place)
    return found


PLACES_BEGINNING = by_beginning()


@lru_cache(maxsize=4096)
def forms_of_country(word: str) -> frozenset[str]:
    """The country of an adjective, or all adjectives that could be made from the name of a country, used or not.

    Empty for any other word.
    """
    if word not in PLACES:
        return country_of(word)
    adjectives = {word[:end] + ending for end in range(STEM, len(word) + 1) for ending in OF_COUNTRIES}
    return frozenset(adjective for adjective in adjectives | IRREGULAR.keys() if word in country_of(adjective))


@lru_cache(maxsize=4096)
def country_of(adjective: str) -> frozenset[str]:
    """The place that an adjective is made from: the one that shares its longest beginning, and is not longer."""
    if adjective in IRREGULAR:
        return frozenset({IRREGULAR[adjective]})
    if not adjective.endswith(OF_COUNTRIES):
        return frozenset()
    for end in range(len(adjective), STEM - 1, -1):
        nearest = {place for place in PLACES_BEGINNING.get(adjective[:end], ()) if len(place) <= len(adjective)}
        if nearest:
            return frozenset(nearest)
    return frozenset()
