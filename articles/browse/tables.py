"""The lists of small tables, people and venues: filtered by the database, shown in the same shape as the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.http import QueryDict

from articles import search
from articles.browse.facets import build_chips, build_facets, build_sorts
from articles.browse.filters import PersonFilter, VenueFilter
from articles.browse.labels import labels_at
from articles.browse.listing import Listing, Paging
from articles.browse.question import Question, read_question
from articles.browse.selection import Selection
from articles.models import Person, Venue
from articles.search import Phrase

TABLE_PAGE = 50
MOST_NAMED = 10_000  # people or venues that one search may find


@dataclass(frozen=True)
class Table:
    """One small noun's list. `facets` maps a facet to its label and its path through the models."""

    noun: str
    filters: type[django_filters.FilterSet]
    facets: Mapping[str, tuple[str, str]]
    sorts: Mapping[str, tuple[str, tuple[str, ...]]]  # the first is the default
    everything: Callable[[], Any]  # a QuerySet of what readers may see
    for_display: Callable[[Any], Any]

    @property
    def facet_labels(self) -> dict[str, str]:
        return {name: label for name, (label, _) in self.facets.items()}

    def filtered(self, selection: Selection, phrases: tuple[Phrase, ...], lifted: str = "") -> QuerySet[Any]:
        """What the selection leaves; the choices of the facet `lifted` do not count."""
        records = self.everything()
        if phrases:
            records = records.filter(pk__in=search.snapshot().named(phrases, self.noun, MOST_NAMED))
        for name, (_, path) in self.facets.items():
            if selection.chosen.get(name) and name != lifted:
                matching = self.everything().filter(**{f"{path}__slug__in": selection.chosen[name]})
                records = records.filter(pk__in=matching.order_by().values("pk"))
        return records

    def ordered(self, records: QuerySet[Any], selection: Selection) -> QuerySet[Any]:
        _, order = self.sorts[selection.sort or next(iter(self.sorts))]
        return self.for_display(records).order_by(*order)


PEOPLE = Table(
    noun="person",
    filters=PersonFilter,
    facets={"party": ("Party", "roles__party"), "organisation": ("Organisation", "roles__organisation")},
    sorts={
        "name": ("By name", ("sort_name", "slug")),
        "quoted": ("Most statements first", ("-statement_count", "sort_name", "slug")),
    },
    everything=Person.objects.published,
    for_display=lambda people: people.with_counts().with_names().with_roles(),
)

VENUES = Table(
    noun="venue",
    filters=VenueFilter,
    facets={"round": ("Round held", "rounds")},
    sorts={
        "name": ("By name", ("name", "slug")),
        "statements": ("Most statements first", ("-statement_count", "name", "slug")),
    },
    everything=Venue.objects.published,
    for_display=lambda venues: venues.with_counts().prefetch_related("rounds"),
)


def browse_table(table: Table, params: QueryDict) -> Listing:
    """The page of the list that the query string asks for, in a number of queries that rows do not change."""
    question = read_question(table.filters, table.facet_labels, params)
    if question.errors:
        return _refused(table, question, params)
    selection = question.selection
    records = table.filtered(selection, question.phrases)
    paging = Paging(selection, records.count(), TABLE_PAGE)
    if selection.page > paging.count:
        sentence = f"There is no page {paging.number:,}: the list ends with page {paging.count:,}."
        return Listing(table.noun, selection.on_page(1), errors={"page": [sentence]}, status=404)
    counts = {name: _counts(table, question, name) for name in table.facets}
    labels = labels_at(search.snapshot())
    start = (selection.page - 1) * TABLE_PAGE
    return Listing(
        noun=table.noun,
        selection=selection,
        rows=list(table.ordered(records, selection)[start : start + TABLE_PAGE]),
        paging=paging,
        facets=build_facets(table.facet_labels, counts, labels, selection),
        chips=build_chips(table.facet_labels, labels, selection),
        sorts=build_sorts(
            {name: label for name, (label, _) in table.sorts.items()}, next(iter(table.sorts)), selection
        ),
        phrases=question.phrases,
        given=dict(selection.parameters),
    )


def table_rows(table: Table, params: QueryDict) -> QuerySet[Any] | Listing:
    """Every row of the list; the refusal where the question is wrong."""
    question = read_question(table.filters, table.facet_labels, params)
    if question.errors:
        return _refused(table, question, params)
    return table.ordered(table.filtered(question.selection, question.phrases), question.selection)


def _counts(table: Table, question: Question, facet: str) -> dict[str, int]:
    slug = f"{table.facets[facet][1]}__slug"
    records = table.filtered(question.selection, question.phrases, lifted=facet)
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
