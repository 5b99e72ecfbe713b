"""Facets from counts: which values are shown, in which order, and where each of them leads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from articles.browse.labels import Labels
from articles.browse.listing import Chip, Facet, FacetValue, SortOption
from articles.browse.selection import Selection
from articles.index import Counts, Kind
from articles.models.base import Precision, address, spell_date
from articles.nouns import Field, Noun, Sort
from articles.nouns.declarations import BEST_MATCH

SHOWN = 10


def in_order(
    facet: Field, counts: Mapping[str, int], labels: Mapping[str, str], chosen: Collection[str]
) -> list[tuple[str, int]]:
    """All values with a count and all chosen ones: chosen first, then by count, then by label; years run backwards."""
    values = [(value, counts.get(value, 0)) for value in {*counts, *chosen}]
    if facet.kind == Kind.YEAR:
        return sorted(values, reverse=True)
    return sorted(values, key=lambda item: (item[0] not in chosen, -item[1], labels.get(item[0], item[0])))


def facet_values(
    facet: Field, values: Sequence[tuple[str, int]], labels: Mapping[str, str], selection: Selection
) -> list[FacetValue]:
    queries = selection.toggled_queries(facet.name, [value for value, _count in values])
    chosen = selection.chosen.get(facet.name, ())
    return [
        FacetValue(value, labels.get(value, value), count, value in chosen, query)
        for (value, count), query in zip(values, queries, strict=True)
    ]


def build_facets(
    noun: Noun, facets: Mapping[str, Field], counts: Counts, labels: Labels, selection: Selection, values_pages: bool
) -> list[Facet]:
    """A facet without any value is left out.

    Where facets have pages of their own, one with more values than are shown leads to its page. Elsewhere these values
    are handed over too.
    """
    built = []
    for name, facet in facets.items():
        known, chosen = labels.of(noun, name), selection.chosen.get(name, ())
        values = in_order(facet, counts.get(name, {}), known, chosen)
        fit = len(values) if facet.kind == Kind.YEAR else max(SHOWN, len(chosen))  # years are few
        shown = facet_values(facet, values[:fit], known, selection)
        more = [] if values_pages else facet_values(facet, values[fit:], known, selection)
        page = address(f"{noun.name}_values", name) if values_pages and len(values) > fit else ""
        if shown:
            built.append(Facet(name, str(facet.label), shown, page, more))
    return built


def build_chips(noun: Noun, labels: Labels, selection: Selection) -> list[Chip]:
    chips = []
    if selection.q:
        chips.append(Chip(_("Search"), _("“%(words)s”") % {"words": selection.q}, selection.searching("").query))
    chips += [
        Chip(
            str(noun.facets[facet].label),
            labels.of(noun, facet).get(value, value),
            selection.toggled(facet, value).query,
        )
        for facet, values in selection.chosen.items()
        for value in values
    ]
    if selection.first:
        day = {"day": spell_date(selection.first, Precision.DAY)}
        chips.append(Chip(_("From"), _("from %(day)s") % day, selection.between(None, selection.last).query))
    if selection.last:
        day = {"day": spell_date(selection.last, Precision.DAY)}
        chips.append(Chip(_("To"), _("to %(day)s") % day, selection.between(selection.first, None).query))
    return chips


def build_sorts(noun: Noun, present: Sort, selection: Selection) -> list[SortOption]:
    """The default order is written as no parameter at all. Without a search there is no best match to offer."""
    default = noun.default_sort(searching=bool(selection.q))
    return [
        SortOption(
            sort.name, str(sort.label), sort == present, selection.sorted_by("" if sort == default else sort.name).query
        )
        for sort in noun.sorts
        if sort.by != BEST_MATCH or selection.q
    ]
