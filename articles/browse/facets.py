"""Facets from counts: which values are shown, in which order, and where each leads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from articles.browse.labels import Labels
from articles.browse.listing import Chip, Facet, FacetValue, SortOption
from articles.browse.selection import Selection
from articles.models.base import Precision, spell_date

SHOWN = 10
# Values of these are few and have an order of their own: all are shown, the latest first.
BY_VALUE = frozenset({"year"})

Counts = Mapping[str, Mapping[str, int]]


def in_order(
    name: str, counts: Mapping[str, int], labels: Mapping[str, str], chosen: Collection[str]
) -> list[tuple[str, int]]:
    """All values with a count and all chosen ones: chosen first, then by count, then by label; years run backwards."""
    values = [(value, counts.get(value, 0)) for value in {*counts, *chosen}]
    if name in BY_VALUE:
        return sorted(values, reverse=True)
    return sorted(values, key=lambda item: (item[0] not in chosen, -item[1], labels.get(item[0], item[0])))


def facet_values(
    name: str, values: Sequence[tuple[str, int]], labels: Mapping[str, str], selection: Selection
) -> list[FacetValue]:
    queries = selection.toggled_queries(name, [value for value, _ in values])
    chosen = selection.chosen.get(name, ())
    return [
        FacetValue(value, labels.get(value, value), count, value in chosen, query)
        for (value, count), query in zip(values, queries, strict=True)
    ]


def build_facets(
    names: Mapping[str, str], counts: Counts, labels: Labels, selection: Selection, more_query: str = ""
) -> list[Facet]:
    """`names` maps each facet to its label. A facet that nothing could be chosen from is left out.

    `more_query` leads to a facet's own page; without one, the values not shown at first are handed over too.
    """
    facets = []
    for name, label in names.items():
        known, chosen = labels.get(name, {}), selection.chosen.get(name, ())
        values = in_order(name, counts.get(name, {}), known, chosen)
        fit = len(values) if name in BY_VALUE else max(SHOWN, len(chosen))
        shown = facet_values(name, values[:fit], known, selection)
        more = [] if more_query else facet_values(name, values[fit:], known, selection)
        if shown:
            facets.append(Facet(name, label, shown, more_query if len(values) > fit else "", more))
    return facets


def build_chips(names: Mapping[str, str], labels: Labels, selection: Selection) -> list[Chip]:
    chips = [Chip("Search", f"“{selection.q}”", selection.searching("").query)] if selection.q else []
    chips += [
        Chip(names.get(facet, facet), labels.get(facet, {}).get(value, value), selection.toggled(facet, value).query)
        for facet, values in selection.chosen.items()
        for value in values
    ]
    if selection.first:
        without = selection.between(None, selection.last)
        chips.append(Chip("From", f"from {spell_date(selection.first, Precision.DAY)}", without.query))
    if selection.last:
        without = selection.between(selection.first, None)
        chips.append(Chip("To", f"to {spell_date(selection.last, Precision.DAY)}", without.query))
    return chips


def build_sorts(options: Mapping[str, str], default: str, selection: Selection) -> list[SortOption]:
    """`options` maps each sort to its label. The default one is written as no parameter at all."""
    chosen = selection.sort or default
    return [
        SortOption(value, label, value == chosen, selection.sorted_by("" if value == default else value).query)
        for value, label in options.items()
    ]
