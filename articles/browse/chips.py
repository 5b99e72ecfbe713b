"""The choices of a reader in words, each with the list without it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from articles.browse.filters import ListFilter
from articles.browse.labels import Labels, value_label
from articles.browse.listing import Chip, Offer
from articles.browse.selection import NOT, Selection
from articles.models.base import Precision, spell_date
from articles.nouns import NONE, Field, Noun

MOST_DROPS = 12  # with more choices, an empty list does not count the rows without each


def build_chips(noun: Noun, labels: Labels, selection: Selection) -> list[Chip]:
    chips = []
    if selection.q:
        words = _("“%(words)s”") % {"words": selection.q}
        chips.append(Chip(_("Search"), words, selection.searching("").query, words, ("q", selection.q)))
    chips += [
        _chip(noun, noun.facets[name], labels, value, selection)
        for name, values in selection.chosen.items()
        for value in values
    ]
    if selection.first:
        words = _("from %(day)s") % {"day": spell_date(selection.first, Precision.DAY)}
        without = selection.between(None, selection.last).query
        chips.append(Chip("", words, without, words, ("from", selection.first.isoformat())))
    if selection.last:
        words = _("to %(day)s") % {"day": spell_date(selection.last, Precision.DAY)}
        without = selection.between(selection.first, None).query
        chips.append(Chip("", words, without, words, ("to", selection.last.isoformat())))
    return chips


def _chip(noun: Noun, facet: Field, labels: Labels, value: str, selection: Selection) -> Chip:
    label, without = labels.of_facet(noun, facet.name), selection.toggled(facet.name, value).query
    missing = next((each for each in facet.missing if each.value == value.removeprefix(NOT)), None)
    if missing:
        said = str(missing.excluded if value.startswith(NOT) else missing.label)
        # Translators: a facet and what is chosen in it, such as "Medium: not stated".
        words = _("%(facet)s: %(value)s") % {"facet": label, "value": said}
        return Chip(label, said, without, words, (facet.name, value))
    said = value_label(facet, labels.of(noun, facet.name), value.removeprefix(NOT))
    if value.startswith(NOT):
        # Translators: a value of a facet that is left out of the list, such as "not United States".
        said = _("not %(value)s") % {"value": said}
    return Chip(label, said, without, said, (facet.name, value))


def without(selection: Selection, chip: Chip) -> str:
    """The query string of the selection, which may hold more than the one that the chip was made for, without it."""
    name, value = chip.parameter
    if name == "q":
        return selection.searching("").query
    if name in ("from", "to"):
        first, last = (None, selection.last) if name == "from" else (selection.first, None)
        return selection.between(first, last).query
    return selection.toggled(name, value).query


def drops_of(filter_set: ListFilter, chips: list[Chip]) -> list[Offer] | None:
    """For each choice without which there are rows: these rows. None: there are too many choices to count."""
    if len(chips) > MOST_DROPS:
        return None
    offers = [Offer(filter_set.without(*chip.parameter).total(), chip.query, _unquoted(chip)) for chip in chips]
    return [offer for offer in offers if offer.total]


def _unquoted(chip: Chip) -> str:
    """The page has quotation marks around each choice, so the words of a search do without theirs."""
    name, value = chip.parameter
    return value if name == "q" else chip.words


def undated_of(noun: Noun, query: Any, selection: Selection) -> Offer | None:
    """The rows without a date, if the reader has chosen days or years, so that the list leaves them out."""
    years = noun.years
    if years is None or not years.missing:
        return None
    chosen = selection.chosen.get(years.name, ())
    in_years = [value for value in chosen if not value.startswith(NOT)]
    if NOT + NONE in chosen or not (selection.first or selection.last or (in_years and NONE not in in_years)):
        return None
    undated = query.since(None).until(None).without(years.name).where(years.name, (NONE,))
    return Offer(undated.total(), selection.between(None, None).choosing(years.name, (NONE,)).query)
