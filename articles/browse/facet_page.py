"""The page of one facet: all its values within a selection, with a search and pages."""

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
from articles.browse.lists import NounList, facet_counts
from articles.browse.selection import Selection
from articles.index import Snapshot
from articles.nouns import Field, Noun
from articles.spelling import spell_number

NO_LIMIT = 100_000  # more values than any facet has
VALUES_PAGE = 100


@dataclass(frozen=True)
class FacetPage:
    """One page of the values of a facet. `find` is the text searched for in their labels; `errors` as in a Listing."""

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
    def first_query(self) -> str:
        return self._query(1)

    @property
    def previous_query(self) -> str:
        return self._query(self.number - 1)

    @property
    def next_query(self) -> str:
        return self._query(self.number + 1)

    def _query(self, page: int) -> str:
        """The query string of another page of the values, including `find`."""
        find = [("find", self.find)] if self.find else []
        return f"?{urlencode([*self.selection.on_page(page).parameters, *find])}"


def browse_facet(noun_list: NounList, name: str, params: QueryDict, snapshot: Snapshot) -> FacetPage:
    """One page of the values of a facet. Its own choices do not narrow its counts. Raises InvalidQuery, NoSuchPage."""
    facet = noun_list.noun.facets[name]
    find = params.get("find", "").strip()
    if len(find) > LONGEST_SEARCH or "\0" in find:
        message = _("Search for at most %(most)s characters.") % {"most": LONGEST_SEARCH}
        raise InvalidQuery({"find": [message]}, {"find": _("Find")})
    filter_set = noun_list.filter_set(params, snapshot)
    query, page = filter_set.qs, filter_set.selection.page
    selection = filter_set.selection.on_page(1)
    chosen = selection.chosen.get(name, ())
    counts = facet_counts(query, [name], {name: chosen}, NO_LIMIT)[name]
    if find:
        matching, chosen = values_matching(noun_list.noun, facet, find, snapshot, counts), ()
        counts = {value: count for value, count in counts.items() if value in matching}
    labels = labels_at(snapshot)
    present, missing = in_order(facet, counts, labels.of(noun_list.noun, name), chosen)
    values = [*present, *missing]
    pages = max(1, -(-len(values) // VALUES_PAGE))
    if page > pages:
        numbers = {"number": spell_number(page), "last": spell_number(pages)}
        message = _("There is no page %(number)s: the values end with page %(last)s.") % numbers
        raise NoSuchPage({"page": [message]}, {"page": str(filter_set.filters["page"].label)})
    shown = values[(page - 1) * VALUES_PAGE : page * VALUES_PAGE]
    rows = facet_values(noun_list.noun, facet, shown, labels, selection, excluding=True)
    return FacetPage(noun_list.noun, facet, rows, len(values), selection, find, page, pages)
