"""Facets from counts: which values are shown, in which order, and where each leads."""

from __future__ import annotations

from collections.abc import Mapping

from articles.browse.labels import Labels
from articles.browse.listing import Chip, Facet, FacetValue, SortOption
from articles.browse.selection import Selection
from articles.models.base import Precision, spell_date

SHOWN = 10
# Values of these are few and have an order of their own: all are shown, the latest first.
BY_VALUE = frozenset({"year"})

Counts = Mapping[str, Mapping[str, int]]


def facet_values(
    name: str, counts: Mapping[str, int], labels: Mapping[str, str], selection: Selection
) -> list[FacetValue]:
    """All values with a count and all chosen ones: chosen first, then by count, then by label."""
    values = [
        FacetValue(
            value=value,
            label=labels.get(value, value),
            count=counts.get(value, 0),
            selected=selection.has(name, value),
            query=selection.toggled(name, value).query,
        )
        for value in {*counts, *selection.chosen.get(name, ())}
    ]
    if name in BY_VALUE:
        return sorted(values, key=lambda value: value.value, reverse=True)
    return sorted(values, key=lambda value: (not value.selected, -value.count, value.label))


def build_facets(
    names: Mapping[str, str], counts: Counts, labels: Labels, selection: Selection, more_query: str = ""
) -> list[Facet]:
    """`names` maps each facet to its label. A facet that nothing could be chosen from is left out.

    `more_query` leads to a facet's own page; without one, the values not shown at first are handed over too.
    """
    facets = []
    for name, label in names.items():
        values = facet_values(name, counts.get(name, {}), labels.get(name, {}), selection)
        fit = len(values) if name in BY_VALUE else max(SHOWN, len(selection.chosen.get(name, ())))
        shown, more = values[:fit], values[fit:]
        if shown:
            facets.append(Facet(name, label, shown, more_query if more else "", [] if more_query else more))
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
