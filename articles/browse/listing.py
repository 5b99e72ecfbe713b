"""What a list page shows: rows, facets, chips, paging, or what was wrong with the query string."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, NamedTuple

from articles.browse.errors import Errors
from articles.browse.selection import Selection
from articles.index import Phrase
from articles.nouns import Noun
from articles.spelling import spell_list

PAGE_SIZE = 25


class FacetValue(NamedTuple):
    """One value of a facet. `query` leads to the list with this value toggled."""

    value: str
    label: str
    count: int  # type: ignore[assignment] # hides tuple.count, which nothing uses
    selected: bool
    query: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: list[FacetValue]
    values_address: str = ""  # of the page with all values, where these are not all
    more: list[FacetValue] = field(default_factory=list)  # the others themselves, where there is no such page

    @property
    def selected(self) -> int:
        return sum(value.selected for value in self.values)


@dataclass(frozen=True)
class Chip:
    """One thing that narrows the list; `query` leads to the list without it."""

    label: str
    value: str
    query: str


@dataclass(frozen=True)
class SortOption:
    value: str
    label: str
    selected: bool
    query: str


@dataclass(frozen=True)
class PageLink:
    number: int
    query: str
    current: bool


@dataclass(frozen=True)
class Paging:
    """Where a page stands in a list of `total` rows."""

    selection: Selection
    total: int
    size: int = PAGE_SIZE

    @property
    def number(self) -> int:
        return self.selection.page

    @property
    def count(self) -> int:
        return max(1, ceil(self.total / self.size))

    @property
    def first_row(self) -> int:
        return min(self.total, (self.number - 1) * self.size + 1)

    @property
    def last_row(self) -> int:
        return min(self.total, self.number * self.size)

    @property
    def previous_query(self) -> str:
        return self.selection.on_page(self.number - 1).query if self.number > 1 else ""

    @property
    def next_query(self) -> str:
        return self.selection.on_page(self.number + 1).query if self.number < self.count else ""

    @property
    def links(self) -> list[PageLink]:
        """The first page, the last, and those around this one; a gap shows in the numbers."""
        around = range(self.number - 2, self.number + 3)
        numbers = sorted({1, self.count} | {n for n in around if 1 <= n <= self.count})
        return [PageLink(n, self.selection.on_page(n).query, n == self.number) for n in numbers]


@dataclass(frozen=True)
class Listing:
    """One page of a list. With `errors` (parameter -> sentences) it has no rows, never unfiltered ones."""

    noun: Noun
    selection: Selection = field(default_factory=Selection)
    # The same rows in the noun's own list, where nothing is pinned.
    everywhere: Selection = field(default_factory=Selection)
    rows: Sequence[Any] = ()
    paging: Paging | None = None
    facets: Sequence[Facet] = ()
    chips: Sequence[Chip] = ()
    sorts: Sequence[SortOption] = ()
    phrases: tuple[Phrase, ...] = ()
    errors: Errors = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)  # of the parameters with errors
    given: Mapping[str, str] = field(default_factory=dict)  # what stands in the boxes of the form

    @property
    def total(self) -> int:
        return self.paging.total if self.paging else 0

    @property
    def description(self) -> str:
        """What narrows the list, in words: "John Kerry, Assad's future, from 1 September 2015"."""
        return spell_list(chip.value for chip in self.chips)
