"""Who takes the same stances as whom: the projections of discourse network analysis.

After Philip Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks", 2017. People are tied by the
questions on which they take a stance, each stance counted once for each person, however often it was taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from articles.browse.state_cache import StateCache
from articles.index import Keys, Query, Snapshot
from articles.models import Position

SUPPORTS, OPPOSES = Position.Stance.SUPPORTS.value, Position.Stance.OPPOSES.value
OPPOSITES = {SUPPORTS: OPPOSES, OPPOSES: SUPPORTS}

StanceTaken = tuple[str, str]  # the slug of a question, and the stance on it
StatementsByStance = Mapping[str, Mapping[StanceTaken, Keys]]  # speaker -> stance -> keys of the statements


class PersonStances(NamedTuple):
    """The stances of one person, and the number of statements that take them."""

    taken: frozenset[StanceTaken]
    statements: int


def _read_stances(_snapshot: Snapshot) -> StatementsByStance:
    """All coded stances of known people, drafts included. One query."""
    rows = Position.objects.filter(statement__speaker__isnull=False).order_by()
    found: defaultdict[str, defaultdict[StanceTaken, list[int]]] = defaultdict(lambda: defaultdict(list))
    for speaker, question, stance, statement in rows.values_list(
        "statement__speaker__slug", "question__slug", "stance", "statement"
    ).iterator():
        found[speaker][question, stance].append(statement)
    return {
        speaker: {taken: Keys(statements) for taken, statements in by_stance.items()}
        for speaker, by_stance in found.items()
    }


_stances = StateCache(_read_stances)


def stances_by_speaker(query: Query, snapshot: Snapshot, most: int) -> Mapping[str, PersonStances]:
    """The stances that the matching statements take, by speaker: of the `most` speakers with the most statements."""
    matching, found = query.keys(), {}
    for speaker, by_stance in _stances.at(snapshot).items():
        taken = {stance: shared for stance, keys in by_stance.items() if (shared := keys & matching)}
        if taken:
            found[speaker] = PersonStances(frozenset(taken), len(Keys.union(*taken.values())))
    order = sorted(found, key=lambda speaker: (-found[speaker].statements, speaker))
    return {speaker: found[speaker] for speaker in order[:most]}


def agreement(one: PersonStances, other: PersonStances, kind: str) -> int:
    """`kind`: "congruence", the stances that both take; "conflict", those opposed; "subtract", the difference.

    Support and opposition are opposed. A conditional stance agrees with another one, and is opposed to none.
    """
    shared = len(one.taken & other.taken)
    opposed = sum((question, OPPOSITES.get(stance)) in other.taken for question, stance in one.taken)
    return {"congruence": shared, "conflict": opposed, "subtract": shared - opposed}[kind]
