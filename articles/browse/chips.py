"""The choices of a reader in words, each with the list without it."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles.browse.filters import ListFilter
from articles.browse.labels import Labels, value_label
from articles.browse.listing import Chip, Offer
from articles.browse.selection import NOT, Selection
from articles.models.base import Precision, spell_date
from articles.nouns import NONE, Field, Noun

MOST_DROPS = 12  # with more choices, an empty list does not count the rows without each


def build_chips(noun: Noun, labels: Labels, selection: Selection, full: Selection | None = None) -> list[Chip]:
    """A chip for each filter of the selection. `full` is the selection with what else the page's address holds."""
    filters = [("q", selection.q)] if selection.q else []
    filters += [(name, value) for name, values in selection.chosen.items() for value in values]
    filters += [("from", selection.first.isoformat())] if selection.first else []
    filters += [("to", selection.last.isoformat())] if selection.last else []
    return [
        Chip(*_spelled(noun, labels, name, value), (full or selection).without(name, value).query, (name, value))
        for name, value in filters
    ]


def _spelled(noun: Noun, labels: Labels, name: str, value: str) -> tuple[str, str, str]:
    """The label of a filter, its value, and both in words. A day needs no label."""
    if name == "q":
        words = _("“%(words)s”") % {"words": value}
        return _("Search"), words, words
    if name in ("from", "to"):
        message = _("from %(day)s") if name == "from" else _("to %(day)s")
        words = message % {"day": spell_date(datetime.date.fromisoformat(value), Precision.DAY)}
        return "", words, words
    return _spelled_value(noun, noun.facets[name], labels, value)


def _spelled_value(noun: Noun, facet: Field, labels: Labels, value: str) -> tuple[str, str, str]:
    label, present = labels.of_facet(noun, facet.name), value.removeprefix(NOT)
    missing = next((each for each in facet.missing if each.value == present), None)
    if missing:
        spelled = str(missing.excluded if value.startswith(NOT) else missing.label)
        # Translators: a facet and what is chosen in it, such as "Medium: not stated".
        return label, spelled, _("%(facet)s: %(value)s") % {"facet": label, "value": spelled}
    spelled = value_label(facet, labels.of(noun, facet.name), present)
    if value.startswith(NOT):
        # Translators: a value of a facet that is left out of the list, such as "not United States".
        spelled = _("not %(value)s") % {"value": spelled}
    return label, spelled, spelled


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
    undated = query.without_span().without(years.name).where(years.name, (NONE,))
    return Offer(undated.total(), selection.between(None, None).choosing(years.name, (NONE,)).query)
