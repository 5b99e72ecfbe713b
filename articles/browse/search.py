"""One search over all nouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from articles.browse.articles import fetch_articles
from articles.browse.errors import Errors
from articles.browse.filters import search_words
from articles.browse.reasons import with_reasons
from articles.browse.selection import Selection
from articles.browse.statement_counts import add_statement_counts
from articles.browse.statements import cards_at
from articles.browse.suggestions import NOTHING, Suggestions, Totals, suggest
from articles.browse.synonyms import Expanded, expanded
from articles.browse.tables import MOST_MATCHES, TableQuery
from articles.browse.visibility import visible_people, visible_topics, visible_venues
from articles.index import Phrase, Query, Snapshot
from articles.models import Round
from articles.nouns import ARTICLE, CATALOGUE, PERSON, ROUND, STATEMENT, TOPIC, VENUE, Noun, TableNoun

MATCHES_SHOWN = 5


@dataclass(frozen=True)
class Group:
    """The best matches of one noun. `address` is the address of all matches, if the noun has a list with a search."""

    noun: Noun
    rows: Sequence[Any]
    total: int
    address: str = ""


@dataclass(frozen=True)
class SearchResults:
    q: str
    phrases: tuple[Phrase, ...] = ()
    groups: Sequence[Group] = ()
    suggestions: Suggestions = NOTHING
    synonyms: Sequence[Expanded] = ()
    errors: Errors = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


def search_everything(params: QueryDict, snapshot: Snapshot) -> SearchResults:
    """Returns the best matches of each noun, or no groups for an empty search. Raises InvalidQuery."""
    q = search_words(params)
    if not q:
        return SearchResults(q)
    selection, phrases = Selection(q=q), snapshot.parse(q)
    query = selection.query
    groups = [
        _in_table(snapshot, phrases, PERSON, visible_people(snapshot).with_roles(), query),
        _in_index(snapshot, phrases, STATEMENT, lambda pks: cards_at(pks, snapshot), query),
        _in_index(snapshot, phrases, ARTICLE, fetch_articles, query),
        _in_table(snapshot, phrases, VENUE, visible_venues(snapshot), query),
        _in_table(snapshot, phrases, ROUND, Round.objects.all()),
        _in_table(snapshot, phrases, TOPIC, visible_topics(snapshot)),
    ]
    found = [group for group in groups if group.total]
    suggestions = NOTHING if found else suggest(phrases, selection, snapshot, list(CATALOGUE.nouns), _totals(snapshot))
    return SearchResults(q, phrases, found, suggestions, expanded(phrases, selection))


def _totals(snapshot: Snapshot) -> Totals:
    """Counts the matches of all nouns. At most one query for each of the small tables."""
    tables = [
        TableQuery(snapshot, PERSON, visible_people(snapshot)),
        TableQuery(snapshot, VENUE, visible_venues(snapshot)),
        TableQuery(snapshot, ROUND, Round.objects.all()),
        TableQuery(snapshot, TOPIC, visible_topics(snapshot)),
    ]
    queries: list[Query | TableQuery] = [snapshot.query(STATEMENT.name), snapshot.query(ARTICLE.name), *tables]
    return lambda searches: [sum(each) for each in zip(*(query.totals(searches) for query in queries), strict=True)]


def _in_index(snapshot: Snapshot, phrases: tuple[Phrase, ...], noun: Noun, fetch: Any, query: str) -> Group:
    keys, total = snapshot.query(noun.name).search(phrases).order_by("").page(0, MATCHES_SHOWN)
    return Group(noun, with_reasons(noun, fetch(keys), phrases), total, _list_address(noun, query))


def _in_table(snapshot: Snapshot, phrases: tuple[Phrase, ...], noun: TableNoun, records: Any, query: str = "") -> Group:
    """The matches among `records`, which are those that readers may see, each with `statement_count`."""
    keys = snapshot.named(noun.name, phrases, MOST_MATCHES)
    visible = set(records.order_by().filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    ranked = [key for key in keys if key in visible]
    best = records.in_bulk(ranked[:MATCHES_SHOWN]) if ranked else {}
    add_statement_counts(best.values(), noun, snapshot)
    rows = with_reasons(noun, [best[key] for key in ranked[:MATCHES_SHOWN]], phrases)
    return Group(noun, rows, len(ranked), _list_address(noun, query))


def _list_address(noun: Noun, query: str) -> str:
    return reverse(f"{noun.name}_list") + query if query else ""
