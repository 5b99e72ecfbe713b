"""Builds facets, chips and sort options for a page: their labels, their order and their links."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from articles.browse.labels import Labels
from articles.browse.listing import Chip, Facet, FacetValue
from articles.browse.options import Option
from articles.browse.selection import Selection
from articles.index import Counts, Kind
from articles.models.base import Precision, address, spell_date
from articles.nouns import Field, Noun, Sort
from articles.nouns.declarations import BEST_MATCH

VALUES_SHOWN = 10


def in_order(
    facet: Field, counts: Mapping[str, int], labels: Mapping[str, str], chosen: Collection[str]
) -> list[tuple[str, int]]:
    """All counted and all chosen values: chosen ones first, then by count, then by label. Years: the latest first."""
    values = [(value, counts.get(value, 0)) for value in {*counts, *chosen}]
    if facet.kind == Kind.YEAR:
        return sorted(values, reverse=True)
    return sorted(values, key=lambda item: (item[0] not in chosen, -item[1], labels.get(item[0], item[0])))


def facet_values(
    noun: Noun, facet: str, values: Sequence[tuple[str, int]], labels: Labels, selection: Selection
) -> list[FacetValue]:
    queries = selection.toggled_queries(facet, [value for value, _count in values])
    chosen, labels_by_value, language = selection.chosen.get(facet, ()), labels.of(noun, facet), labels.language
    return [
        FacetValue(value, labels_by_value.get(value, value), count, noun.total(count, language), value in chosen, query)
        for (value, count), query in zip(values, queries, strict=True)
    ]


def build_facets(
    noun: Noun, facets: Mapping[str, Field], counts: Counts, labels: Labels, selection: Selection, values_pages: bool
) -> list[Facet]:
    """Facets without values are omitted.

    With `values_pages`, a facet that has more values than are shown links to its page. Otherwise `Facet.more` contains
    the other values.
    """
    built = []
    for name, facet in facets.items():
        chosen = selection.chosen.get(name, ())
        values = in_order(facet, counts.get(name, {}), labels.of(noun, name), chosen)
        shown_count = len(values) if facet.kind == Kind.YEAR else max(VALUES_SHOWN, len(chosen))  # all years are shown
        shown = facet_values(noun, name, values[:shown_count], labels, selection)
        more = [] if values_pages else facet_values(noun, name, values[shown_count:], labels, selection)
        page = address(f"{noun.name}_values", name) if values_pages and len(values) > shown_count else ""
        if shown:
            built.append(Facet(name, labels.of_facet(noun, name), shown, page, more))
    return built


def build_chips(noun: Noun, labels: Labels, selection: Selection) -> list[Chip]:
    chips = []
    if selection.q:
        chips.append(Chip(_("Search"), _("“%(words)s”") % {"words": selection.q}, selection.searching("").query))
    chips += [
        Chip(
            labels.of_facet(noun, facet),
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
