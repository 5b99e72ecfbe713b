"""Turns a query string into a page of a list, in the same way for all nouns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from articles.browse.chips import build_chips, drops_of, undated_of
from articles.browse.facets import build_facets, build_sorts
from articles.browse.filters import ListFilter
from articles.browse.labels import labels_at
from articles.browse.listing import Facet, Listing
from articles.browse.paging import PAGE_SIZE, paging_of
from articles.browse.presentation import build_columns, build_rows, build_views
from articles.browse.reasons import with_reasons
from articles.browse.selection import Selection, split
from articles.browse.suggestions import NOTHING, suggest
from articles.browse.summary import Summary
from articles.browse.synonyms import expanded
from articles.browse.years import year_bars
from articles.index import Kind, Phrase, Snapshot
from articles.nouns import Noun, Sort

# Values counted for each facet: more than are shown, to know whether there are others, and enough for every year.
COUNTED = 40


@dataclass(frozen=True)
class NounList:
    """How the list of one noun is filtered and shown.

    `records` returns all records that readers may see, as a query of the index or of the small tables.
    `fetch` takes primary keys and returns rows in the same order. With `values_pages`, facets have pages of their own.
    `arrange` puts rows below shared headings (browse/runs.py). `summarise` says in short what the whole list holds.
    """

    noun: Noun
    filters: type[ListFilter]
    records: Callable[[Snapshot], Any]
    fetch: Callable[[Sequence[int], Snapshot], list[Any]]
    page_size: int = PAGE_SIZE
    values_pages: bool = True
    arrange: Callable[[Sequence[Any], Sort], Sequence[Any]] = lambda rows, sort: ()
    summarise: Callable[[int, Sequence[Facet], Selection], Summary | None] = lambda total, facets, selection: None

    def filter_set(self, params: QueryDict, snapshot: Snapshot, within: Mapping[str, str] | None = None) -> ListFilter:
        """What the query string asks for. `within` pins facets to one value each."""
        records = self.records(snapshot)
        for name, value in (within or {}).items():
            records = records.where(name, (value,))
        return self.filters(params, queryset=records, pinned=within or ())


def browse(
    noun_list: NounList,
    params: QueryDict,
    snapshot: Snapshot,
    within: Mapping[str, str] | None = None,
    rows_as: Callable[[Sequence[int], Snapshot], list[Any]] | None = None,
) -> Listing:
    """Returns the page of the list that the query string selects. Raises InvalidQuery, NoSuchPage.

    `within` pins facets to one value each, such as the person on the page of a person. Pinned facets are not shown.
    `rows_as` replaces `noun_list.fetch`. The number of queries does not depend on the number of rows: one search, one
    count for all facets, one more for each facet with a choice and with a value left out, the queries of `fetch`, and
    those of `with_reasons`. An empty list counts once more for each choice.
    """
    noun, within = noun_list.noun, within or {}
    filter_set = noun_list.filter_set(params, snapshot, within)
    query, selection = filter_set.qs, filter_set.selection
    if selection.rows == noun_list.page_size:
        selection = replace(selection, rows=0)
    size = selection.rows or noun_list.page_size
    keys, total = query.page((selection.page - 1) * size, size)
    paging = paging_of(selection, total, size)
    rows = _rows(noun_list, keys, snapshot, query.phrases, rows_as)
    labels = labels_at(snapshot)
    shown = {name: field for name, field in noun.facets.items() if name not in within}
    counts = facet_counts(query, shown, selection.chosen)
    facets = build_facets(noun, shown, counts, labels, selection, noun_list.values_pages)
    chips = build_chips(noun, labels, selection)
    return Listing(
        noun=noun,
        selection=selection,
        unpinned=selection.within(within),
        rows=rows,
        runs=() if rows_as or selection.view else noun_list.arrange(rows, filter_set.sort),
        paging=paging,
        summary=None if rows_as or within else noun_list.summarise(total, facets, selection),
        years=year_bars(next((facet.values for facet in facets if shown[facet.name].kind == Kind.YEAR), [])),
        undated=undated_of(noun, query, selection),
        drops=None if total else drops_of(filter_set, chips),
        facets=facets,
        chips=chips,
        sorts=build_sorts(noun, labels, filter_set.sort, selection),
        views=build_views(noun, selection),
        columns=build_columns(noun, selection),
        row_choices=build_rows(selection, noun_list.page_size, total),
        phrases=query.phrases,
        suggestions=NOTHING
        if total or not query.phrases
        else suggest(query.phrases, selection, snapshot, [noun.name], query.totals),
        synonyms=expanded(query.phrases, selection),
        given=dict(selection.parameters),
    )


def _rows(
    noun_list: NounList,
    keys: Sequence[int],
    snapshot: Snapshot,
    phrases: tuple[Phrase, ...],
    rows_as: Callable[[Sequence[int], Snapshot], list[Any]] | None,
) -> list[Any]:
    if rows_as:
        return rows_as(keys, snapshot)
    return with_reasons(noun_list.noun, noun_list.fetch(keys, snapshot), phrases)


def iter_keys(noun_list: NounList, params: QueryDict, snapshot: Snapshot) -> Iterator[list[int]]:
    """Yields the primary keys of all rows, in order, in batches. Raises InvalidQuery before the first batch."""
    keys: Iterator[list[int]] = noun_list.filter_set(params, snapshot).qs.iter_keys()
    return keys


def facet_counts(
    query: Any, facets: Collection[str], chosen: Mapping[str, Sequence[str]], limit: int = COUNTED
) -> Mapping[str, Mapping[str, int]]:
    """The counts of each facet: the rows that choosing a value would show if no other value of the facet were chosen.

    So the values that are chosen in a facet do not narrow its counts, but those left out do. A value that is left out
    has the count of its rows.
    """
    counts = dict(query.facet_counts([name for name in facets if not chosen.get(name)], limit))
    for name in facets:
        if chosen.get(name):
            included, left_out = split(chosen[name])
            counts |= query.without_where(name).facet_counts([name], limit, {name: included})
            if left_out:
                alone = query.without(name).facet_counts([name], limit, {name: left_out})[name]
                counts[name] = {**counts[name], **{value: alone.get(value, 0) for value in left_out}}
    return counts
