"""The page of one facet: all its values within a selection, to be searched and paged through."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from articles import index
from articles.browse.collection import Collection, criteria_of
from articles.browse.facets import facet_values, in_order
from articles.browse.filters import LAST_PAGE, LONGEST_SEARCH
from articles.browse.labels import labels_at, values_called
from articles.browse.listing import FacetValue
from articles.browse.question import read_question
from articles.browse.selection import Selection

MANY = 100_000  # more values than any facet has
VALUES_PAGE = 100


@dataclass(frozen=True)
class ValuesPage:
    """`find` is what the reader searches among the values; `errors` (parameter -> sentences) as in a Listing."""

    facet: str
    label: str
    values: list[FacetValue]
    total: int
    selection: Selection
    find: str
    number: int
    count: int
    errors: dict[str, list[str]]
    status: int = 200

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


def browse_values(collection: Collection, facet: str, params: QueryDict) -> ValuesPage:
    """Values of a facet of the collection, with counts that its own choices do not narrow."""
    question = read_question(collection.filters, collection.facets, params)
    find = params.get("find", "").strip()
    errors = dict(question.errors)
    if len(find) > LONGEST_SEARCH or "\0" in find:
        errors["find"], find = [f"Search for at most {LONGEST_SEARCH} characters."], ""
    label = collection.facets[facet]
    if errors:
        return ValuesPage(facet, label, [], 0, Selection(), find, 1, 1, errors, status=400)
    number, selection = question.selection.page, question.selection.on_page(1)
    criteria = criteria_of(collection, question).without(facet)
    snapshot = index.snapshot()
    counts = snapshot.facet_counts(criteria, [facet], MANY, {})[facet]
    chosen = selection.chosen.get(facet, ())
    if find:
        called, chosen = values_called(facet, find, counts), ()
        counts = {value: count for value, count in counts.items() if value in called}
    labels = labels_at(snapshot).get(facet, {})
    values = in_order(facet, counts, labels, chosen)
    pages = max(1, -(-len(values) // VALUES_PAGE))
    if number > min(pages, LAST_PAGE):
        past = {"page": [f"There is no page {number:,}: the values end with page {pages:,}."]}
        return ValuesPage(facet, label, [], len(values), selection, find, 1, pages, past, status=404)
    shown = values[(number - 1) * VALUES_PAGE : number * VALUES_PAGE]
    rows = facet_values(facet, shown, labels, selection)
    return ValuesPage(facet, label, rows, len(values), selection, find, number, pages, {})
