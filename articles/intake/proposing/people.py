"""Which known person a name or the description of an office stands for."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from articles.intake.proposing.finding import Finding
from articles.intake.proposing.record import Record, was_held
from articles.intake.proposing.terms import COUNTRIES, Terms, terms
from articles.intake.quotes.words.lexicon import is_plural
from articles.models.naming import name_key

NAMES_OF_OFFICES = (
    "minister secretary envoy president spokesperson ambassador representative chancellor king head general negotiator"
    " coordinator director premier emir sultan commander governor moderator"
)
OFFICES = frozenset(NAMES_OF_OFFICES.split())
# A deputy is not the minister.
LOWER = frozenset({"deputy", "assistant", "vice", "under", "acting", "former", "adviser"})
INDEFINITE = frozenset({"a", "an", "one", "some", "many", "several", "another", "other", "senior"})
People = list[Finding[int]]


def named(record: Record, name: str, day: datetime.date | None) -> People:
    """The people whom a name may stand for, the likeliest first."""
    exact = record.by_name.get(name_key(name), set())
    if len(exact) == 1:
        return [Finding(key, "known-name", 0.97, name) for key in exact]
    if exact:
        return among(record, exact, name, day)
    words = name.split()
    if not words:
        return []
    alike = record.by_last_word.get(name_key(words[-1].removeprefix("al-")), set())
    if len(words) == 1:
        return among(record, {key for _, key in alike}, name, day)
    keys = {key for known, key in alike if is_alike(known, name)}
    return [Finding(key, "similar-name", 0.8 if len(keys) == 1 else 0.4, name) for key in sorted(keys)]


def among(record: Record, keys: Collection[int], name: str, day: datetime.date | None) -> People:
    """Of several people with one name: whoever held an office that day comes first."""
    if len(keys) == 1:
        return [Finding(key, "surname", 0.75, name) for key in keys]
    serving = [key for key in sorted(keys) if record.held_on(key, day)]
    others = [key for key in sorted(keys) if key not in serving]
    confidence = 0.6 if len(serving) == 1 else 0.4
    return [
        *(Finding(key, "in-office", confidence, name) for key in serving),
        *(Finding(key, "surname", 0.3, name) for key in others),
    ]


def is_alike(known: str, name: str) -> bool:
    """Whether the first names agree, or one is the initial of the other: Sergey and Sergei, S. and Sergei."""
    first, other = name_key(known.split()[0]), name_key(name.split()[0])
    shortest = min(len(first), len(other))
    return bool(shortest) and (first[: min(shortest, 4)] == other[: min(shortest, 4)])


def in_office(record: Record, phrase: str, day: datetime.date | None, present: Collection[int]) -> People:
    """Who held the office that a phrase names: "the Foreign Secretary". Those whom the text names come first."""
    asked = terms(phrase)
    words = phrase.casefold().split()
    if not asked & OFFICES or not words or is_plural(words[-1]):
        return []
    found = holders(record, asked, day)
    if not found:
        return []
    here = [key for key in found if key in present]
    if words[0] in INDEFINITE:
        return [Finding(key, "may-hold-the-office", 0.3, phrase) for key in [*here, *found] if key in found][:5]
    sure = 0.85 if asked & COUNTRIES or len(asked) > 1 else 0.6
    if len(found) == 1:
        return [Finding(found[0], "office", sure, phrase)]
    if len(here) == 1:
        rest = [Finding(key, "may-hold-the-office", 0.2, phrase) for key in found if key != here[0]]
        return [Finding(here[0], "office-of-one-named", 0.7, phrase), *rest[:4]]
    return [Finding(key, "may-hold-the-office", 0.3, phrase) for key in [*here, *found]][:5]


def holders(record: Record, asked: Terms, day: datetime.date | None) -> list[int]:
    """People whose office has all the terms, of the highest rank that there is."""
    ranks: dict[int, list[int]] = {}
    for role, title, known in record.offices:
        if asked <= known and asked & OFFICES & title and was_held(role, day):
            rank = len((title & LOWER) - asked)
            ranks.setdefault(rank, []).append(role.person_id)
    return list(dict.fromkeys(ranks[min(ranks)])) if ranks else []
