"""The lists of small tables, people and venues: filtered by the database, shown in the same shape as the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Count
from django.http import QueryDict

from articles import index
from articles.browse.facets import build_chips, build_facets, build_sorts
from articles.browse.filters import PersonFilter, VenueFilter
from articles.browse.labels import labels_at
from articles.browse.listing import Listing, Paging
from articles.browse.question import Question, read_question
from articles.browse.selection import Selection
from articles.index import Snapshot
from articles.models import Person, Venue
from articles.models.person import PersonQuerySet
from articles.models.venue import VenueQuerySet

TABLE_PAGE = 50
MOST_NAMED = 10_000  # people or venues that one search may find


def visible_people(snapshot: Snapshot) -> PersonQuerySet:
    """People whom a published article quotes or names, as the index knows them: cheaper than asking each article."""
    named = snapshot.counts("article", "person").keys()
    return Person.objects.exclude(slug__in=labels_at(snapshot)["person"].keys() - named)


def visible_venues(snapshot: Snapshot) -> VenueQuerySet:
    """Venues that a published article names or quotes from, or that held a round."""
    named = snapshot.counts("article", "venue").keys()
    unnamed = labels_at(snapshot)["venue"].keys() - named
    return Venue.objects.exclude(slug__in=unnamed, rounds=None)


@dataclass(frozen=True)
class Table:
    """One small noun's list. `facets` maps a facet to its label and its path through the models; `counted` is the
    statements' facet that tells how many statements a record has."""

    noun: str
    filters: type[django_filters.FilterSet]
    facets: Mapping[str, tuple[str, str]]
    sorts: Mapping[str, str]  # the first is the default, by name; the other is by statements
    by_name: tuple[str, ...]
    counted: str
    visible: Callable[[Snapshot], Any]
    for_display: Callable[[Any], Any]

    @property
    def facet_labels(self) -> dict[str, str]:
        return {name: label for name, (label, _) in self.facets.items()}

    def filtered(self, snapshot: Snapshot, question: Question, lifted: str = "") -> Any:
        """What the question leaves; the choices of the facet `lifted` do not count."""
        records = self.visible(snapshot)
        if question.phrases:
            records = records.filter(pk__in=snapshot.named(question.phrases, self.noun, MOST_NAMED))
        for name, (_, path) in self.facets.items():
            chosen = question.selection.chosen.get(name)
            if chosen and name != lifted:
                matching = records.model._default_manager.filter(**{f"{path}__slug__in": chosen})
                records = records.filter(pk__in=matching.order_by().values("pk"))
        return records

    def page(self, snapshot: Snapshot, records: Any, sort: str, rows: slice) -> list[Any]:
        """The rows in order, each with `statement_count`."""
        counts = snapshot.counts("statement", self.counted)
        ordered = records.order_by(*self.by_name)
        if sort in ("", next(iter(self.sorts))):
            shown = list(self.for_display(ordered)[rows])
        else:
            slugs = sorted(ordered.values_list("slug", flat=True), key=lambda slug: -counts.get(slug, 0))[rows]
            found = {record.slug: record for record in self.for_display(records.filter(slug__in=slugs))}
            shown = [found[slug] for slug in slugs]
        for record in shown:
            record.statement_count = counts.get(record.slug, 0)
        return shown


PEOPLE = Table(
    noun="person",
    filters=PersonFilter,
    facets={"party": ("Party", "roles__party"), "organisation": ("Organisation", "roles__organisation")},
    sorts={"name": "By name", "quoted": "Most statements first"},
    by_name=("sort_name", "slug"),
    counted="speaker",
    visible=visible_people,
    for_display=lambda people: people.with_names().with_roles(),
)

VENUES = Table(
    noun="venue",
    filters=VenueFilter,
    facets={"round": ("Round held", "rounds")},
    sorts={"name": "By name", "statements": "Most statements first"},
    by_name=("name", "slug"),
    counted="venue",
    visible=visible_venues,
    for_display=lambda venues: venues.prefetch_related("rounds"),
)


def browse_table(table: Table, params: QueryDict) -> Listing:
    """The page of the list that the query string asks for, in a number of queries that rows do not change."""
    question = read_question(table.filters, table.facet_labels, params)
    if question.errors:
        return _refused(table, question, params)
    selection, snapshot = question.selection, index.snapshot()
    records = table.filtered(snapshot, question)
    paging = Paging(selection, records.count(), TABLE_PAGE)
    if selection.page > paging.count:
        sentence = f"There is no page {paging.number:,}: the list ends with page {paging.count:,}."
        return Listing(table.noun, selection.on_page(1), errors={"page": [sentence]}, status=404)
    counts = {name: _counts(table, snapshot, question, name) for name in table.facets}
    labels = labels_at(snapshot)
    rows = slice((selection.page - 1) * TABLE_PAGE, selection.page * TABLE_PAGE)
    return Listing(
        noun=table.noun,
        selection=selection,
        rows=table.page(snapshot, records, selection.sort, rows),
        paging=paging,
        facets=build_facets(table.facet_labels, counts, labels, selection),
        chips=build_chips(table.facet_labels, labels, selection),
        sorts=build_sorts(table.sorts, next(iter(table.sorts)), selection),
        phrases=question.phrases,
        given=dict(selection.parameters),
    )


def table_rows(table: Table, params: QueryDict) -> list[Any] | Listing:
    """Every row of the list; the refusal where the question is wrong."""
    question = read_question(table.filters, table.facet_labels, params)
    if question.errors:
        return _refused(table, question, params)
    snapshot = index.snapshot()
    return table.page(snapshot, table.filtered(snapshot, question), question.selection.sort, slice(None))


def _counts(table: Table, snapshot: Snapshot, question: Question, facet: str) -> dict[str, int]:
    slug = f"{table.facets[facet][1]}__slug"
    records = table.filtered(snapshot, question, lifted=facet)
    rows = records.order_by().values_list(slug).annotate(records=Count("pk", distinct=True))
    return {value: count for value, count in rows if value}


def _refused(table: Table, question: Question, params: QueryDict) -> Listing:
    return Listing(
        noun=table.noun,
        selection=Selection(),
        errors=question.errors,
        given={"q": params.get("q", "")},
        status=400,
        moved_query=question.moved_query,
    )
