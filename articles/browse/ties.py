"""What ties the people of some statements, or people and topics: the kinds of ties, and their weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.utils.translation import gettext_lazy

from articles.browse.discourse import agreement, stances_by_speaker
from articles.index import MISSING, Query, Snapshot
from articles.nouns import ARTICLE, STATEMENT
from articles.nouns.declarations import Text

MOST_NODES = 40
MOST_TOPICS = 14  # of the nodes, in a network of people and topics
PERSON, TOPIC = "person", "topic"  # kinds of nodes


@dataclass(frozen=True)
class TieKind:
    """What ties two nodes. `counts` says what the weight of a tie is a number of."""

    name: str
    label: Text
    counts: Text
    with_topics: bool = False
    of_stances: bool = False

    @property
    def most_people(self) -> int:
        return MOST_NODES - MOST_TOPICS if self.with_topics else MOST_NODES


ARTICLES = TieKind("articles", gettext_lazy("Quoted in the same articles"), gettext_lazy("Articles that quote both"))
ROUNDS = TieKind("rounds", gettext_lazy("Speak at the same rounds"), gettext_lazy("Rounds that both speak at or about"))
TOPICS = TieKind("topics", gettext_lazy("People and topics"), gettext_lazy("Statements on the topic"), with_topics=True)
CONGRUENCE = TieKind("congruence", gettext_lazy("Agreement"), gettext_lazy("Stances that both take"), of_stances=True)
CONFLICT = TieKind("conflict", gettext_lazy("Disagreement"), gettext_lazy("Opposite stances"), of_stances=True)
SUBTRACT = TieKind(
    "subtract",
    gettext_lazy("Agreement less disagreement"),
    gettext_lazy("Shared less opposite stances"),
    of_stances=True,
)
KINDS = {kind.name: kind for kind in (ARTICLES, ROUNDS, TOPICS, CONGRUENCE, CONFLICT, SUBTRACT)}

Weights = Mapping[tuple[str, str], int]  # by the slugs of two people, or of a person and another value
Id = tuple[str, str]  # kind and slug of a node
Counted = tuple[dict[Id, int], dict[tuple[Id, Id], int]]  # statements of each node, weights of its ties


def counted(kind: TieKind, query: Query, snapshot: Snapshot) -> Counted:
    """The nodes and ties of the statements that the query matches. A weight may be 0."""
    if kind is TOPICS:
        return _people_and_topics(query)
    if kind in (ARTICLES, ROUNDS):
        return _people_with_shared(kind, query, snapshot)
    taken = stances_by_speaker(query, snapshot, kind.most_people)
    weights = {(one, other): agreement(taken[one], taken[other], kind.name) for one, other in combinations(taken, 2)}
    return _people({slug: each.statements for slug, each in taken.items()}), _between(weights)


def _people_and_topics(query: Query) -> Counted:
    people, topics = _most(query, "speaker", TOPICS.most_people), _most(query, "topic", MOST_TOPICS)
    cells = _crossed(query, "topic")
    return (
        _people(people) | {(TOPIC, slug): count for slug, count in topics.items()},
        {((PERSON, person), (TOPIC, topic)): cells.get((person, topic), 0) for person in people for topic in topics},
    )


def _people_with_shared(kind: TieKind, query: Query, snapshot: Snapshot) -> Counted:
    """People by the articles or rounds that two of them share."""
    people = _most(query, "speaker", kind.most_people)
    if kind is ROUNDS:
        sets: dict[str, Any] = {slug: set() for slug in people}
        for slug, value in _crossed(query, "round"):
            if slug in sets and not value.startswith(MISSING):
                sets[slug].add(value)
    else:
        sets = {slug: _articles_quoting(slug, query, snapshot) for slug in people}
    return _people(people), _between({(a, b): len(sets[a] & sets[b]) for a, b in combinations(people, 2)})


def _people(counts: Mapping[str, int]) -> dict[Id, int]:
    return {(PERSON, slug): count for slug, count in counts.items()}


def _between(weights: Weights) -> dict[tuple[Id, Id], int]:
    return {((PERSON, one), (PERSON, other)): weight for (one, other), weight in weights.items()}


def _most(query: Query, field: str, number: int) -> dict[str, int]:
    """The most frequent values with their counts, without missing ones."""
    counts = query.facet_counts([field], number + len(STATEMENT.facets[field].missing))[field]
    named = {value: count for value, count in counts.items() if not value.startswith(MISSING)}
    order = sorted(named, key=lambda value: (-named[value], value))
    return {value: named[value] for value in order[:number]}


def _crossed(query: Query, field: str) -> Weights:
    """Statements by speaker and a value of the field."""
    return query.cross_counts("speaker", field, MOST_NODES + len(STATEMENT.facets["speaker"].missing)).cells


def _articles_quoting(slug: str, query: Query, snapshot: Snapshot) -> Any:
    """The keys of the articles that contain a matching statement of this person."""
    if query.matches_everything:
        return snapshot.query(ARTICLE.name).where("quoted", (slug,)).keys()
    return query.where("speaker", (slug,)).unit_keys()
