"""Known records whose names are nearest to a printed one: offered before a new record is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rapidfuzz import fuzz

from articles.models import Outlet, Person, PersonName, Venue, VenueName
from articles.models.naming import name_key

MOST_OFFERED = 3
NEAR = 70  # of 100


def nearest_people(name: str) -> list[Person]:
    names = [*Person.objects.values_list("pk", "name"), *PersonName.objects.values_list("person", "name")]
    return _records(Person, _nearest(name, names))


def nearest_venues(name: str) -> list[Venue]:
    names = [*Venue.objects.values_list("pk", "name"), *VenueName.objects.values_list("venue", "name")]
    return _records(Venue, _nearest(name, names))


def nearest_outlets(name: str) -> list[Outlet]:
    return _records(Outlet, _nearest(name, Outlet.objects.values_list("pk", "name")))


def _nearest(name: str, names: Iterable[tuple[int, str]]) -> list[int]:
    """The keys of the best matches, the nearest first. A last name alone is near to all who have it."""
    wanted = name.casefold()
    best: dict[int, float] = {}
    if name_key(name):
        for key, known in names:
            score = fuzz.token_set_ratio(wanted, known.casefold(), score_cutoff=NEAR)
            if score:
                best[key] = max(score, best.get(key, 0))
    return sorted(best, key=lambda key: (-best[key], key))[:MOST_OFFERED]


def _records(model: Any, keys: list[int]) -> list[Any]:
    found = model.objects.in_bulk(keys) if keys else {}
    return [found[key] for key in keys]
