"""Who takes the same stances as whom: the projections of discourse network analysis.

After Philip Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks", 2017. People are tied by the
questions on which they take a stance, each stance counted once for each person, however often it was taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from articles.browse.state_cache import StateCache
from articles.index import Query, Snapshot
from articles.models import Position

SUPPORTS, OPPOSES = Position.Stance.SUPPORTS.value, Position.Stance.OPPOSES.value
OPPOSITES = {SUPPORTS: OPPOSES, OPPOSES: SUPPORTS}


class Coded(NamedTuple):
    statement: int
    speaker: str
    question: str
    stance: str


class PersonStances(NamedTuple):
    """The stances of one person, as pairs of question and stance, and the number of statements that take them."""

    taken: frozenset[tuple[str, str]]
    statements: int


def _read_stances(_snapshot: Snapshot) -> list[Coded]:
    """All coded stances of known people, drafts included. One query."""
    rows = Position.objects.filter(statement__speaker__isnull=False).order_by("pk")
    found = rows.values_list("statement", "statement__speaker__slug", "question__slug", "stance")
    return list(map(Coded._make, found))


_stances = StateCache(_read_stances)


def stances_by_speaker(query: Query, snapshot: Snapshot, most: int) -> Mapping[str, PersonStances]:
    """The stances that the matching statements take, by speaker: of the `most` speakers with the most statements."""
    matching = query.keys()
    taken: dict[str, set[tuple[str, str]]] = defaultdict(set)
    statements: dict[str, set[int]] = defaultdict(set)
    for coded in _stances.at(snapshot):
        if coded.statement in matching:
            taken[coded.speaker].add((coded.question, coded.stance))
            statements[coded.speaker].add(coded.statement)
    order = sorted(taken, key=lambda slug: (-len(statements[slug]), slug))
    return {slug: PersonStances(frozenset(taken[slug]), len(statements[slug])) for slug in order[:most]}


def agreement(one: PersonStances, other: PersonStances, kind: str) -> int:
    """`kind`: "congruence", the stances that both take; "conflict", those opposed; "subtract", the difference.

    Support and opposition are opposed. A conditional stance agrees with another one, and is opposed to none.
    """
    shared = len(one.taken & other.taken)
    opposed = sum((question, OPPOSITES.get(stance)) in other.taken for question, stance in one.taken)
    return {"congruence": shared, "conflict": opposed, "subtract": shared - opposed}[kind]
