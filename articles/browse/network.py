"""Networks of people, or of people and topics, in the statements that a query string selects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.browse.chips import build_chips
from articles.browse.discourse import agreement, stances_by_speaker
from articles.browse.errors import InvalidQuery
from articles.browse.filters import StatementFilter
from articles.browse.labels import labels_at
from articles.browse.listing import Chip, Narrowed
from articles.browse.selection import Selection
from articles.index import MISSING, Query, Snapshot
from articles.models.base import address
from articles.nouns import ARTICLE, STATEMENT
from articles.nouns.declarations import Text

MOST_NODES = 40
MOST_TOPICS = 14  # of the nodes, in a network of people and topics
MOST_ROUNDS = 200
PARAMETER = "ties"
PERSON, TOPIC = "person", "topic"  # kinds of nodes


@dataclass(frozen=True)
class TieKind:
    """What ties two nodes. `counts` says what the weight of a tie is a number of."""

    name: str
    label: Text
    counts: Text
    with_topics: bool = False

    @property
    def most_people(self) -> int:
        return MOST_NODES - MOST_TOPICS if self.with_topics else MOST_NODES


ARTICLES = TieKind("articles", gettext_lazy("Quoted in the same articles"), gettext_lazy("Articles that quote both"))
ROUNDS = TieKind("rounds", gettext_lazy("Speak at the same rounds"), gettext_lazy("Rounds that both speak at or about"))
TOPICS = TieKind("topics", gettext_lazy("People and topics"), gettext_lazy("Statements on the topic"), with_topics=True)
CONGRUENCE = TieKind("congruence", gettext_lazy("Agreement"), gettext_lazy("Stances that both take"))
CONFLICT = TieKind("conflict", gettext_lazy("Disagreement"), gettext_lazy("Opposite stances"))
SUBTRACT = TieKind(
    "subtract", gettext_lazy("Agreement less disagreement"), gettext_lazy("Shared less opposite stances")
)
KINDS = {kind.name: kind for kind in (ARTICLES, ROUNDS, TOPICS, CONGRUENCE, CONFLICT, SUBTRACT)}

Weights = Mapping[tuple[str, str], int]  # by the identifiers of two nodes


class Node(NamedTuple):
    """`key` names it among all nodes. `query` selects its statements in their list."""

    key: str
    kind: str
    slug: str
    label: str
    address: str
    statements: int
    query: str


class Tie(NamedTuple):
    """Two nodes with a weight, which is not 0. In a network with topics the second one is a topic."""

    first: Node
    second: Node
    weight: int


@dataclass(frozen=True)
class Network(Narrowed):
    """`nodes` come by their number of statements, `ties` the strongest first. `statements` are all that match."""

    kind: TieKind
    nodes: Sequence[Node]
    ties: Sequence[Tie]
    statements: int
    chips: Sequence[Chip]
    selection: Selection  # with the kind of ties
    filters: Selection  # of the statements

    @property
    def cleared_query(self) -> str:
        return _with_kind(self.filters.cleared, self.kind).query

    @property
    def is_cut(self) -> bool:
        """Whether there may be more people or topics than are shown."""
        topics = sum(node.kind == TOPIC for node in self.nodes)
        people = len(self.nodes) - topics
        return topics >= MOST_TOPICS or people >= self.kind.most_people

    def query_with(self, kind: TieKind) -> str:
        return _with_kind(self.filters, kind).query

    def shared_query(self, tie: Tie) -> str:
        """The query string that compares the two people, or selects the statements of the person on the topic."""
        first, second = tie.first.slug, tie.second.slug
        if self.kind.with_topics:
            return self.filters.choosing("speaker", (first,)).choosing("topic", (second,)).query
        return self.filters.choosing("speaker", ()).choosing("person", (first, second)).query

    @cached_property
    def degrees(self) -> Mapping[str, tuple[int, int]]:
        """The number of ties of each node, and the sum of their weights."""
        found = dict.fromkeys((node.key for node in self.nodes), (0, 0))
        for tie in self.ties:
            for node in (tie.first, tie.second):
                number, total = found[node.key]
                found[node.key] = number + 1, total + tie.weight
        return found


def network(params: QueryDict, snapshot: Snapshot) -> Network:
    """`?ties=`, with the parameters of the list of statements. Raises InvalidQuery.

    At most one query of the database, for the coded stances, once for each state of the index.
    """
    kind, params = _parameters(params)
    filter_set = StatementFilter(params, queryset=snapshot.query(STATEMENT.name))
    query, filters = filter_set.qs, filter_set.selection
    labels = labels_at(snapshot)
    names = {PERSON: labels.of(STATEMENT, "speaker"), TOPIC: labels.of(STATEMENT, "topic")}
    counts, weights = _counted(kind, query, snapshot)
    nodes = {
        (node_kind, slug): Node(
            slug if node_kind == PERSON else f"topic:{slug}",
            node_kind,
            slug,
            names[node_kind].get(slug, slug),
            address("person_detail" if node_kind == PERSON else "topic_detail", slug),
            count,
            filters.choosing("speaker" if node_kind == PERSON else "topic", (slug,)).query,
        )
        for (node_kind, slug), count in counts.items()
    }
    ties = [Tie(nodes[first], nodes[second], weight) for (first, second), weight in weights.items() if weight]
    full = _with_kind(filters, kind)
    return Network(
        kind,
        list(nodes.values()),
        sorted(ties, key=lambda tie: (-abs(tie.weight), tie.first.key, tie.second.key)),
        query.total(),
        build_chips(STATEMENT, labels, filters, full),
        full,
        filters,
    )


def _parameters(params: QueryDict) -> tuple[TieKind, QueryDict]:
    """The kind of ties, and the filters. How a list is sorted and shown does not concern a network."""
    filters = params.copy()
    name = params.get(PARAMETER) or ARTICLES.name
    for ignored in (PARAMETER, "sort", "page", "view", "column", "rows"):
        filters.pop(ignored, None)
    if name not in KINDS:
        raise InvalidQuery({PARAMETER: [_("Choose one of the kinds of ties on the page.")]}, {PARAMETER: _("Ties")})
    return KINDS[name], filters


def _with_kind(filters: Selection, kind: TieKind) -> Selection:
    return filters if kind is ARTICLES else replace(filters, chosen={**filters.chosen, PARAMETER: (kind.name,)})


Id = tuple[str, str]  # kind and slug of a node
Counted = tuple[dict[Id, int], dict[tuple[Id, Id], int]]  # statements of each node, weights of its ties


def _counted(kind: TieKind, query: Query, snapshot: Snapshot) -> Counted:
    if kind in (CONGRUENCE, CONFLICT, SUBTRACT):
        taken = stances_by_speaker(query, snapshot, kind.most_people)
        people = {slug: each.statements for slug, each in taken.items()}
        weights = {
            (one, other): agreement(taken[one], taken[other], kind.name) for one, other in combinations(people, 2)
        }
        return _people(people), _between(weights)
    if kind is TOPICS:
        people = _most(query, "speaker", kind.most_people)
        topics = _most(query, "topic", MOST_TOPICS)
        cells = _crossed(query, people, "topic")
        return (
            _people(people) | {(TOPIC, slug): count for slug, count in topics.items()},
            {
                ((PERSON, person), (TOPIC, topic)): cells.get((person, topic), 0)
                for person in people
                for topic in topics
            },
        )
    people = _most(query, "speaker", kind.most_people)
    if kind is ROUNDS:
        sets: dict[str, Any] = {slug: set() for slug in people}
        for slug, value in _crossed(query, people, "round"):
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


def _crossed(query: Query, people: Mapping[str, int], field: str) -> Weights:
    """Statements by speaker and a value of the field. With words, the engine counts those of each speaker."""
    if not query.phrases:
        return query.cross_counts("speaker", field, MOST_NODES + len(STATEMENT.facets["speaker"].missing)).cells
    counted = {slug: query.where("speaker", (slug,)).facet_counts([field], MOST_ROUNDS)[field] for slug in people}
    return {(slug, value): count for slug, counts in counted.items() for value, count in counts.items()}


def _articles_quoting(slug: str, query: Query, snapshot: Snapshot) -> Any:
    """The keys of the articles that contain a matching statement of this person."""
    if query.matches_everything:
        return snapshot.query(ARTICLE.name).where("quoted", (slug,)).keys()
    return query.where("speaker", (slug,)).unit_keys()
