"""The content of a list page: rows, facets, chips and paging, or the errors in the query string."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.browse.errors import Errors
from articles.browse.options import Option
from articles.browse.paging import Paging
from articles.browse.selection import Selection
from articles.browse.suggestions import NOTHING, Suggestions
from articles.browse.synonyms import Expanded
from articles.browse.years import YearBar
from articles.index import Phrase
from articles.nouns import Noun
from articles.spelling import spell_list

if TYPE_CHECKING:
    from articles.browse.summary import Summary


class FacetValue(NamedTuple):
    """One value of a facet. `total` is the count in words. `query` is the query string with this value toggled.

    An excluded value is left out of the list: `query` no longer leaves it out. `exclude_query` leaves it out.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment] # shadows tuple.count, which is not used
    total: str
    selected: bool
    excluded: bool
    query: str
    exclude_query: str = ""  # only on the page of the facet


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: list[FacetValue]
    values_address: str = ""  # of the page with all values, if not all are shown
    more: list[FacetValue] = field(default_factory=list)  # the other values, if the facet has no such page

    @cached_property
    def selected(self) -> int:
        return sum(value.selected or value.excluded for value in self.values)

    @property
    def free(self) -> list[FacetValue]:
        """The shown values that are neither chosen nor left out."""
        return [value for value in self.values if not (value.selected or value.excluded)]


@dataclass(frozen=True)
class Chip:
    """One filter of the list. `query` is the query string without it.

    `words` is the filter in a sentence, `parameter` its name and value in the query string.
    """

    label: str
    value: str
    words: str
    query: str
    parameter: tuple[str, str]


@dataclass(frozen=True)
class Offer:
    """Other rows than those of the list: how many, and the query string that shows them. `words` says which."""

    total: int
    query: str
    words: str = ""


class Narrowed:
    """The base of what a reader narrows by filters. `chips` are the filters, which `selection` contains."""

    chips: Sequence[Chip]
    selection: Selection

    @property
    def description(self) -> str:
        """The filters in words: "John Kerry, Assad's future, from 1 September 2015"."""
        return spell_list(chip.words for chip in self.chips)

    @property
    def cleared_query(self) -> str:
        """The query string without the filters."""
        return self.selection.cleared.query


@dataclass(frozen=True)
class Listing(Narrowed):
    """One page of a list. With `errors` (parameter -> messages) it has no rows."""

    noun: Noun
    selection: Selection = field(default_factory=Selection)
    # Selects the same rows in the main list of the noun, where no facet is pinned.
    unpinned: Selection = field(default_factory=Selection)
    rows: Sequence[Any] = ()
    runs: Sequence[Any] = ()  # the rows below shared headings, if they are in such an order
    summary: Summary | None = None  # None for a few rows, and on a page that pins a facet, which says so itself
    years: Sequence[YearBar] = ()
    undated: Offer | None = None  # rows that a choice of days leaves out because they have no date
    # If there are no rows: for each choice without which there are some, these rows. None: not counted.
    drops: Sequence[Offer] | None = None
    paging: Paging | None = None
    facets: Sequence[Facet] = ()
    chips: Sequence[Chip] = ()
    sorts: Sequence[Option] = ()
    views: Sequence[Option] = ()
    columns: Sequence[Option] = ()  # of the table
    row_choices: Sequence[Option] = ()
    phrases: tuple[Phrase, ...] = ()
    suggestions: Suggestions = NOTHING
    synonyms: Sequence[Expanded] = ()
    errors: Errors = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)  # of the parameters with errors
    given: Mapping[str, str] = field(default_factory=dict)  # the values to show in the search form

    @property
    def total(self) -> int:
        return self.paging.total if self.paging else 0
