"""The lists that the index answers: statements and articles, in one shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Collection as Values
from dataclasses import dataclass, replace
from typing import Any

import django_filters
from django.http import QueryDict

from articles import index
from articles.browse.facets import build_chips, build_facets, build_sorts
from articles.browse.labels import labels_at
from articles.browse.listing import PAGE_SIZE, Listing, Paging
from articles.browse.question import Question, read_question
from articles.browse.selection import Selection
from articles.index import Criteria, Snapshot

# Values counted for a facet: one more than is shown tells that there are more; and every year must be among them.
COUNTED = 40


@dataclass(frozen=True)
class Sort:
    label: str
    field: str  # of the index; "" is the best match first
    ascending: bool = False


@dataclass(frozen=True)
class Collection:
    """One noun's list: its parameters, facets with their labels, sort orders, and how its rows are fetched."""

    noun: str
    filters: type[django_filters.FilterSet]
    facets: Mapping[str, str]
    sorts: Mapping[str, Sort]
    fetch: Callable[[Sequence[int]], list[Any]]

    def default_sort(self, selection: Selection) -> str:
        return "relevance" if selection.q else "newest"

    def sort_of(self, selection: Selection) -> Sort:
        return self.sorts[selection.sort or self.default_sort(selection)]


def browse(collection: Collection, params: QueryDict, within: Mapping[str, str] | None = None) -> Listing:
    """The page of the list that the query string asks for.

    `within` pins facets to one value (the person whose page it is); these are no longer facets of the list. The
    work is the same for any number of rows: one search, one count over the matches for all facets and one more for
    each facet with a choice, a query for the names of the values, and the queries of `collection.fetch`. Raises
    index.Unavailable.
    """
    within = within or {}
    facets = {name: label for name, label in collection.facets.items() if name not in within}
    question = read_question(collection.filters, facets, params, within)
    if question.errors:
        return _refused(collection, question, params)
    selection = _normal(collection, question.selection)
    criteria = criteria_of(collection, question, within)
    snapshot = index.snapshot()
    sort = collection.sort_of(selection)
    offset = (selection.page - 1) * PAGE_SIZE
    found = snapshot.find(criteria, sort.field, offset, PAGE_SIZE, sort.ascending)
    paging = Paging(selection, found.total)
    if selection.page > paging.count:
        return _past_the_end(collection, question, paging)
    counts = _counts(snapshot, criteria, facets, selection)
    labels = labels_at(snapshot)
    listing = Listing(collection.noun, selection, within=within)
    return replace(
        listing,
        rows=collection.fetch(found.pks),
        paging=paging,
        facets=build_facets(facets, counts, labels, selection, listing.everywhere.query),
        chips=build_chips(facets, labels, selection),
        sorts=_sort_options(collection, selection),
        phrases=question.phrases,
        given=dict(selection.parameters),
    )


def iter_rows(collection: Collection, params: QueryDict) -> Iterator[Any] | Listing:
    """Every row of the list in its order, a batch in memory at a time; the refusal where the question is wrong."""
    question = read_question(collection.filters, collection.facets, params)
    if question.errors:
        return _refused(collection, question, params)
    sort = collection.sort_of(question.selection)
    if not sort.field:
        sort = collection.sorts["newest"]
    batches = index.snapshot().iter_pks(criteria_of(collection, question), sort.field, sort.ascending)
    return (row for pks in batches for row in collection.fetch(pks))


def criteria_of(collection: Collection, question: Question, within: Mapping[str, str] | None = None) -> Criteria:
    selection = question.selection
    return Criteria(
        noun=collection.noun,
        phrases=question.phrases,
        any_of={**selection.chosen, **{name: (value,) for name, value in (within or {}).items()}},
        first=selection.first,
        last=selection.last,
    )


def _normal(collection: Collection, selection: Selection) -> Selection:
    """The default sort is written as none, and relevance without a search is the default."""
    if selection.sort == collection.default_sort(selection) or (selection.sort == "relevance" and not selection.q):
        return replace(selection, sort="")
    return selection


def _counts(
    snapshot: Snapshot, criteria: Criteria, facets: Values[str], selection: Selection
) -> dict[str, dict[str, int]]:
    """Counts of what clicking would show: a facet's own choices do not narrow its own counts."""
    chosen = [name for name in facets if selection.chosen.get(name)]
    untouched = [name for name in facets if name not in chosen]
    counts = snapshot.facet_counts(criteria, untouched, COUNTED, {})
    for name in chosen:
        counts |= snapshot.facet_counts(criteria.without(name), [name], COUNTED, selection.chosen)
    return counts


def _sort_options(collection: Collection, selection: Selection) -> list[Any]:
    labels = {name: sort.label for name, sort in collection.sorts.items() if sort.field or selection.q}
    return build_sorts(labels, collection.default_sort(selection), selection)


def _refused(collection: Collection, question: Question, params: QueryDict) -> Listing:
    return Listing(
        noun=collection.noun,
        selection=Selection(),
        errors=question.errors,
        given={name: str(params[name]) for name in ("q", "from", "to") if name in params},
        status=400,
        moved_query=question.moved_query,
    )


def _past_the_end(collection: Collection, question: Question, paging: Paging) -> Listing:
    sentence = f"There is no page {paging.number:,}: the list ends with page {paging.count:,}."
    first = question.selection.on_page(1)
    return Listing(
        noun=collection.noun, selection=first, errors={"page": [sentence]}, given=dict(first.parameters), status=404
    )
