"""Networks of people, or of people and topics, in the statements that a query string selects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.browse.chips import build_chips
from articles.browse.errors import InvalidQuery
from articles.browse.filters import StatementFilter
from articles.browse.labels import Labels, labels_at
from articles.browse.listing import Chip, Narrowed
from articles.browse.presentation import HOW_SHOWN
from articles.browse.selection import Selection, split
from articles.browse.ties import ARTICLES, KINDS, MOST_TOPICS, PERSON, TOPIC, Id, TieKind, counted
from articles.index import Query, Snapshot
from articles.models.base import address
from articles.nouns import STATEMENT

PARAMETER = "ties"
FACETS = {PERSON: "speaker", TOPIC: "topic"}  # the facet of statements whose values are these nodes


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
    basis: Selection  # the statements that are counted: in a network of stances, those that take one

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
            return self.filters.choosing("speaker", (first,)).narrowed_to("topic", second).query
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
    counts, weights = counted(kind, query, snapshot)
    basis = _with_a_position(filters, snapshot) if kind.of_stances else filters
    nodes = {
        identity: _node(identity, count, basis, labels)
        for identity, count in counts.items()
        if filters.can_narrow_to(FACETS[identity[0]], identity[1])
    }
    ties = [
        Tie(nodes[first], nodes[second], weight)
        for (first, second), weight in weights.items()
        if weight and nodes.keys() >= {first, second}
    ]
    full = _with_kind(filters, kind)
    return Network(
        kind,
        list(nodes.values()),
        sorted(ties, key=lambda tie: (-abs(tie.weight), tie.first.key, tie.second.key)),
        _total(query, basis),
        build_chips(STATEMENT, labels, filters, full),
        full,
        filters,
        basis,
    )


def _with_a_position(filters: Selection, snapshot: Snapshot) -> Selection:
    chosen, _left_out = split(filters.chosen.get("question", ()))
    return filters if chosen else filters.narrowed_to("question", *sorted(snapshot.counts(STATEMENT.name, "question")))


def _total(query: Query, basis: Selection) -> int:
    chosen, _left_out = split(basis.chosen.get("question", ()))
    return query.where("question", chosen).total() if chosen else query.total()


def _node(identity: Id, statements: int, filters: Selection, labels: Labels) -> Node:
    kind, slug = identity
    facet = FACETS[kind]
    return Node(
        key=slug if kind == PERSON else f"{kind}:{slug}",
        kind=kind,
        slug=slug,
        label=labels.of(STATEMENT, facet).get(slug, slug),
        address=address(f"{kind}_detail", slug),
        statements=statements,
        query=filters.narrowed_to(facet, slug).query,
    )


def _parameters(params: QueryDict) -> tuple[TieKind, QueryDict]:
    """The kind of ties, and the filters. How a list is sorted and shown does not concern a network."""
    filters = params.copy()
    name = params.get(PARAMETER) or ARTICLES.name
    for ignored in (PARAMETER, *HOW_SHOWN):
        filters.pop(ignored, None)
    if name not in KINDS:
        raise InvalidQuery({PARAMETER: [_("Choose one of the kinds of ties on the page.")]}, {PARAMETER: _("Ties")})
    return KINDS[name], filters


def _with_kind(filters: Selection, kind: TieKind) -> Selection:
    return filters if kind is ARTICLES else replace(filters, chosen={**filters.chosen, PARAMETER: (kind.name,)})
