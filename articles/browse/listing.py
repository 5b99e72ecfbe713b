"""What a list page shows: rows, facets, chips, paging, and what was wrong with the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil
from typing import Any, NamedTuple

from articles.browse.cards import Card, cards_of
from articles.browse.selection import Selection
from articles.index import Phrase

PAGE_SIZE = 25


class FacetValue(NamedTuple):
    """One value of a facet. `query` leads to the list with this value toggled."""

    value: str
    label: str
    count: int  # type: ignore[assignment] # nobody counts in it as in a tuple
    selected: bool
    query: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: list[FacetValue]
    more_query: str = ""  # to the page with all values, where these are not all
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
    """One page of a list. With `errors` (parameter -> sentences) it holds no rows, never unfiltered ones."""

    noun: str
    selection: Selection
    rows: list[Any] = field(default_factory=list)
    paging: Paging | None = None
    facets: list[Facet] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    sorts: list[SortOption] = field(default_factory=list)
    phrases: tuple[Phrase, ...] = ()
    errors: dict[str, list[str]] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)  # what stood in the boxes of the form
    status: int = 200
    moved_query: str = ""  # the same question by present slugs, where some have moved
    within: Mapping[str, str] = field(default_factory=dict)  # facets that the page pins to one value

    @cached_property
    def everywhere(self) -> Selection:
        """The same rows as a selection of the noun's own list, where nothing is pinned; on its first page."""
        pinned = {name: (value,) for name, value in self.within.items()}
        return replace(self.selection, chosen={**self.selection.chosen, **pinned}, page=1)

    @property
    def cards(self) -> list[Card]:
        """The rows of a list of statements as its page shows them."""
        return cards_of(self.rows)

    @property
    def total(self) -> int:
        return self.paging.total if self.paging else 0

    @property
    def description(self) -> str:
        """What narrows the list, in words: "John Kerry, Assad's future, from 1 September 2015"."""
        return ", ".join(chip.value for chip in self.chips)
