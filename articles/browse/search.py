"""One search over all nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import django_filters
from django.http import QueryDict

from articles import index
from articles.browse.articles import fetch_articles
from articles.browse.cards import cards_of
from articles.browse.filters import LONGEST_SEARCH, ListForm
from articles.browse.question import read_question
from articles.browse.selection import Selection
from articles.browse.tables import visible_people, visible_venues
from articles.index import Criteria, Phrase, Snapshot
from articles.models import Round, Topic
from articles.models.statement_row import statement_rows

SHOWN = 5
MOST_NAMED = 1_000


class EverythingFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Search", max_length=LONGEST_SEARCH)

    class Meta:
        form = ListForm


@dataclass(frozen=True)
class Group:
    """The best matches of one noun. `query` leads to all of them in the noun's list, where it has one."""

    noun: str
    rows: list[Any]
    total: int
    query: str


@dataclass(frozen=True)
class Findings:
    q: str
    phrases: tuple[Phrase, ...] = ()
    groups: list[Group] = field(default_factory=list)
    errors: dict[str, list[str]] = field(default_factory=dict)
    status: int = 200

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


def search_everything(params: QueryDict) -> Findings:
    """The best matches among people, statements, articles, venues, rounds and topics. No search finds nothing."""
    question = read_question(EverythingFilter, {}, params)
    if question.errors:
        return Findings(params.get("q", ""), errors=question.errors, status=400)
    q, phrases = question.selection.q, question.phrases
    if not phrases:
        return Findings(q)
    query, snapshot = Selection(q=q).query, index.snapshot()
    groups = [
        _named(snapshot, phrases, "person", visible_people(snapshot).with_roles(), query, "speaker"),
        _indexed(snapshot, phrases, "statement", lambda pks: cards_of(statement_rows(pks)), query),
        _indexed(snapshot, phrases, "article", fetch_articles, query),
        _named(snapshot, phrases, "venue", visible_venues(snapshot), query, "venue"),
        _named(snapshot, phrases, "round", Round.objects.all(), "", "round"),
        _named(snapshot, phrases, "topic", Topic.objects.all(), "", "topic"),
    ]
    return Findings(q, phrases, [group for group in groups if group.total])


def _indexed(snapshot: Snapshot, phrases: tuple[Phrase, ...], noun: str, fetch: Any, query: str) -> Group:
    found = snapshot.find(Criteria(noun, phrases), "", 0, SHOWN)
    return Group(noun, fetch(found.pks), found.total, query)


def _named(snapshot: Snapshot, phrases: tuple[Phrase, ...], noun: str, records: Any, query: str, counted: str) -> Group:
    """Of the people, venues, rounds or topics that the index names, those which `records` lets readers see, each with
    `statement_count`."""
    pks = snapshot.named(phrases, noun, MOST_NAMED)
    visible = set(records.order_by().filter(pk__in=pks).values_list("pk", flat=True)) if pks else set()
    ranked = [pk for pk in pks if pk in visible]
    found = records.in_bulk(ranked[:SHOWN]) if ranked else {}
    counts = snapshot.counts("statement", counted)
    for record in found.values():
        record.statement_count = counts.get(record.slug, 0)
    return Group(noun, [found[pk] for pk in ranked[:SHOWN]], len(ranked), query)
