"""The page of one facet: all its values within a selection, to be searched and paged through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.browse.errors import Errors, InvalidQuery, NoSuchPage
from articles.browse.facets import facet_values, in_order
from articles.browse.filters import LONGEST_SEARCH
from articles.browse.labels import labels_at, values_matching
from articles.browse.listing import FacetValue
from articles.browse.lists import NounList
from articles.browse.selection import Selection
from articles.index import Snapshot
from articles.nouns import Field, Noun
from articles.spelling import spell_number

ALL = 100_000  # more values than any facet has
VALUES_PAGE = 100


@dataclass(frozen=True)
class FacetPage:
    """`find` is what the reader searches among the values; `errors` (parameter -> sentences) as in a Listing."""

    noun: Noun
    facet: Field
    values: Sequence[FacetValue] = ()
    total: int = 0
    selection: Selection = field(default_factory=Selection)
    find: str = ""
    number: int = 1
    count: int = 1
    errors: Errors = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def previous_query(self) -> str:
        return self._query(self.number - 1)

    @property
    def next_query(self) -> str:
        return self._query(self.number + 1)

    def _query(self, page: int) -> str:
        """The query string of another page of the values, the search among them included."""
        find = [("find", self.find)] if self.find else []
        return f"?{urlencode([*self.selection.on_page(page).parameters, *find])}"


def browse_facet(of: NounList, name: str, params: QueryDict, snapshot: Snapshot) -> FacetPage:
    """Values of a facet, with counts that its own choices do not narrow. Raises InvalidQuery, NoSuchPage."""
    facet = of.noun.facets[name]
    find = params.get("find", "").strip()
    if len(find) > LONGEST_SEARCH or "\0" in find:
        told = _("Search for at most %(most)s characters.") % {"most": LONGEST_SEARCH}
        raise InvalidQuery({"find": [told]}, {"find": _("Find")})
    asked = of.filters(params, queryset=of.records(snapshot))
    found, asked_page = asked.qs, asked.selection.page
    selection = asked.selection.on_page(1)
    counts = found.without(name).facet_counts([name], ALL)[name]
    chosen = selection.chosen.get(name, ())
    if find:
        matching, chosen = values_matching(of.noun, facet, find, snapshot, counts), ()
        counts = {value: count for value, count in counts.items() if value in matching}
    labels = labels_at(snapshot).of(of.noun, name)
    values = in_order(facet, counts, labels, chosen)
    pages = max(1, -(-len(values) // VALUES_PAGE))
    if asked_page > pages:
        numbers = {"number": spell_number(asked_page), "last": spell_number(pages)}
        told = _("There is no page %(number)s: the values end with page %(last)s.") % numbers
        raise NoSuchPage({"page": [told]}, {"page": str(asked.filters["page"].label)})
    shown = values[(asked_page - 1) * VALUES_PAGE : asked_page * VALUES_PAGE]
    rows = facet_values(facet, shown, labels, selection)
    return FacetPage(of.noun, facet, rows, len(values), selection, find, asked_page, pages)
