"""Builds the facets and sort options of a page: their labels, their order and their links."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from articles.browse.labels import Labels, value_label
from articles.browse.listing import Facet, FacetValue
from articles.browse.options import Option
from articles.browse.selection import NOT, Selection, opposite
from articles.index import Counts, Kind
from articles.models.base import address
from articles.nouns import Field, Noun, Sort
from articles.nouns.declarations import BEST_MATCH

VALUES_SHOWN = 10


def in_order(
    facet: Field, counts: Mapping[str, int], labels: Mapping[str, str], chosen: Collection[str]
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """All counted and all chosen values, and after them the missing ones, in the order of their declaration.

    Chosen values and those left out come first, then by count, then by label. Years: the latest first.
    """
    first, missing = {value.removeprefix(NOT) for value in chosen}, facet.missing_values
    values = [(value, counts.get(value, 0)) for value in {*counts, *first} if value not in missing]
    if facet.kind == Kind.YEAR:
        values.sort(reverse=True)
    else:
        values.sort(key=lambda item: (item[0] not in first, -item[1], labels.get(item[0], item[0])))
    return values, [(value, counts.get(value, 0)) for value in missing if value in counts or value in first]


def facet_values(
    noun: Noun,
    facet: Field,
    values: Sequence[tuple[str, int]],
    labels: Labels,
    selection: Selection,
    *,
    excluding: bool = False,
) -> list[FacetValue]:
    """With `excluding`, each value can also be left out."""
    chosen, labels_by_value = selection.chosen.get(facet.name, ()), labels.of(noun, facet.name)
    spelled = [opposite(value) if opposite(value) in chosen else value for value, _count in values] if chosen else None
    queries = selection.toggled_queries(facet.name, spelled or [value for value, _count in values])
    return [
        FacetValue(
            value,
            value_label(facet, labels_by_value, value),
            count,
            noun.total(count, labels.language),
            value in chosen,
            NOT + value in chosen,
            query,
            selection.toggled(facet.name, NOT + value).query if excluding and NOT + value not in chosen else "",
        )
        for (value, count), query in zip(values, queries, strict=True)
    ]


def build_facets(
    noun: Noun, facets: Mapping[str, Field], counts: Counts, labels: Labels, selection: Selection, values_pages: bool
) -> list[Facet]:
    """Facets without values are omitted. Missing values are always shown, after the others.

    With `values_pages`, a facet that has more values than are shown links to its page. Otherwise `Facet.more` contains
    the other values.
    """
    built = []
    for name, facet in facets.items():
        labels_by_value, chosen = labels.of(noun, name), selection.chosen.get(name, ())
        values, missing = in_order(facet, counts.get(name, {}), labels_by_value, chosen)
        shown_count = len(values) if facet.kind == Kind.YEAR else max(VALUES_SHOWN, len(chosen))  # all years are shown
        shown = facet_values(noun, facet, [*values[:shown_count], *missing], labels, selection)
        more = [] if values_pages else facet_values(noun, facet, values[shown_count:], labels, selection)
        page = address(f"{noun.name}_values", name) if values_pages and len(values) > shown_count else ""
        if shown:
            built.append(Facet(name, labels.of_facet(noun, name), shown, page, more))
    return built


def build_sorts(noun: Noun, labels: Labels, current: Sort, selection: Selection) -> list[Option]:
    """The default order has no parameter. "Best match" is only offered with a search."""
    default = noun.default_sort(searching=bool(selection.q))
    return [
        Option(
            sort.name,
            labels.of_sort(noun, sort.name),
            sort == current,
            selection.sorted_by("" if sort == default else sort.name).query,
        )
        for sort in noun.sorts
        if sort.by != BEST_MATCH or selection.q
    ]
