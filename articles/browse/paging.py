"""The pages of a long list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from django.utils.translation import gettext as _

from articles.browse.errors import NoSuchPage
from articles.browse.selection import Selection
from articles.spelling import spell_number

PAGE_SIZE = 25


@dataclass(frozen=True)
class PageLink:
    number: int
    query: str
    current: bool


@dataclass(frozen=True)
class Paging:
    """The position of a page in a list of `total` rows."""

    selection: Selection
    total: int
    size: int = PAGE_SIZE

    @property
    def number(self) -> int:
        return self.selection.page

    @cached_property
    def count(self) -> int:
        return max(1, ceil(self.total / self.size))

    @property
    def first_row(self) -> int:
        return min(self.total, (self.number - 1) * self.size + 1)

    @property
    def last_row(self) -> int:
        return min(self.total, self.number * self.size)

    @cached_property
    def previous_query(self) -> str:
        return self.selection.on_page(self.number - 1).query if self.number > 1 else ""

    @cached_property
    def next_query(self) -> str:
        return self.selection.on_page(self.number + 1).query if self.number < self.count else ""

    @property
    def links(self) -> list[PageLink]:
        """Links to the first page, the last page, and up to two pages before and after this one."""
        around = range(self.number - 2, self.number + 3)
        numbers = sorted({1, self.count} | {n for n in around if 1 <= n <= self.count})
        return [PageLink(n, self.selection.on_page(n).query, n == self.number) for n in numbers]


def paging_of(selection: Selection, total: int, size: int = PAGE_SIZE) -> Paging:
    """The position of the selected page among all rows. Raises NoSuchPage if it is after the last one."""
    paging = Paging(selection, total, size)
    if paging.number <= paging.count:
        return paging
    numbers = {"number": spell_number(paging.number), "last": spell_number(paging.count)}
    message = _("There is no page %(number)s: the list ends with page %(last)s.") % numbers
    raise NoSuchPage({"page": [message]}, {"page": _("Page")}, dict(selection.on_page(1).parameters))
