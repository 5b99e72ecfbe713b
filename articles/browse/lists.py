"""From a query string to a page of a list, in one shape for all nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.browse.errors import NoSuchPage
from articles.browse.facets import build_chips, build_facets, build_sorts
from articles.browse.filters import ListFilter
from articles.browse.labels import labels_at
from articles.browse.listing import Listing, Paging
from articles.index import Snapshot
from articles.nouns import Noun
from articles.spelling import spell_number

# Values counted for a facet: one more than is shown tells that there are more; and every year must be among them.
COUNTED = 40


@dataclass(frozen=True)
class NounList:
    """How the list of one noun is filtered and shown.

    `records` are all of its records that readers may see, as a query of the index or of the small tables.
    `fetch` gets primary keys and returns rows in the same order. `values_pages`: facets have pages of their own.
    """

    noun: Noun
    filters: type[ListFilter]
    records: Callable[[Snapshot], Any]
    fetch: Callable[[Sequence[int], Snapshot], list[Any]]
    page_size: int = 25
    values_pages: bool = True


def browse(
    of: NounList,
    params: QueryDict,
    snapshot: Snapshot,
    within: Mapping[str, str] | None = None,
    rows_as: Callable[[Sequence[int], Snapshot], list[Any]] | None = None,
) -> Listing:
    """The page of the list that the query string asks for.

    `within` pins facets to one value (the person whose page it is); these are no facets of the list then. `rows_as`
    takes the place of `of.fetch`. The work is the same for any number of rows: one search, one count for all facets and
    one more for each facet with a choice, and the queries of `fetch`. Raises InvalidQuery, NoSuchPage.
    """
    within = within or {}
    records = of.records(snapshot)
    for name, value in within.items():
        records = records.where(name, (value,))
    asked = of.filters(params, queryset=records, pinned=within)
    found, selection = asked.qs, asked.selection
    keys, total = found.page((selection.page - 1) * of.page_size, of.page_size)
    paging = Paging(selection, total, of.page_size)
    if selection.page > paging.count:
        raise no_such_page(asked, paging)
    facets = {name: field for name, field in of.noun.facets.items() if name not in within}
    labels = labels_at(snapshot)
    everywhere = selection.within(within)
    return Listing(
        noun=of.noun,
        selection=selection,
        everywhere=everywhere,
        rows=(rows_as or of.fetch)(keys, snapshot),
        paging=paging,
        facets=build_facets(
            of.noun,
            facets,
            _counts(found, facets, selection.chosen),
            labels,
            selection,
            of.values_pages,
        ),
        chips=build_chips(of.noun, labels, selection),
        sorts=build_sorts(of.noun, asked.sort, selection),
        phrases=found.phrases,
        given=dict(selection.parameters),
    )


def iter_keys(of: NounList, params: QueryDict, snapshot: Snapshot) -> Iterator[list[int]]:
    """The primary keys of all rows of the list in its order, in lists of some thousand. Raises InvalidQuery at once."""
    keys: Iterator[list[int]] = of.filters(params, queryset=of.records(snapshot)).qs.iter_keys()
    return keys


def _counts(
    found: Any, facets: Mapping[str, Any], chosen: Mapping[str, Sequence[str]]
) -> Mapping[str, Mapping[str, int]]:
    """Counts of what clicking would show: a facet's own choices do not narrow its own counts."""
    counts = dict(found.facet_counts([name for name in facets if not chosen.get(name)], COUNTED))
    for name in facets:
        if chosen.get(name):
            counts |= found.without(name).facet_counts([name], COUNTED, chosen)
    return counts


def no_such_page(asked: ListFilter, paging: Paging) -> NoSuchPage:
    sentence = _("There is no page %(number)s: the list ends with page %(last)s.") % {
        "number": spell_number(paging.number),
        "last": spell_number(paging.count),
    }
    given = dict(asked.selection.on_page(1).parameters)
    return NoSuchPage({"page": [sentence]}, {"page": str(asked.filters["page"].label)}, given)
