"""The choices of a reader in a list. They are stored only in the query string, which has one canonical form."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from urllib.parse import quote_plus

# A page has some two hundred query strings, mostly with the values of the pages before.
_quoted = lru_cache(maxsize=10_000)(quote_plus)

NOT = "-"  # begins a value that is left out. No slug begins with it


def split(values: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values of a facet that are chosen, and those that are left out, the latter without the mark."""
    values = tuple(values)
    left_out = tuple(value.removeprefix(NOT) for value in values if value.startswith(NOT))
    return tuple(value for value in values if not value.startswith(NOT)), left_out


def opposite(value: str) -> str:
    return value.removeprefix(NOT) if value.startswith(NOT) else NOT + value


@dataclass(frozen=True)
class Selection:
    """What a reader has chosen. Each method returns a changed copy, whose `query` is a link."""

    # Facet -> values. "john-kerry" is chosen, "-john-kerry" is left out.
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    q: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    sort: str = ""  # "" is the default order of the list
    page: int = 1
    view: str = ""  # "" shows the rows as cards
    columns: tuple[str, ...] = ()  # of a table; none are its default columns
    rows: int = 0  # on a page; 0 is the default of the list

    def toggled(self, facet: str, value: str) -> Selection:
        """Adds the value to the facet or removes it. A value that is added replaces its opposite."""
        values = self.chosen.get(facet, ())
        others = tuple(v for v in values if v not in (value, opposite(value)))
        return self.choosing(facet, others if value in values else (*others, value))

    def choosing(self, facet: str, values: tuple[str, ...]) -> Selection:
        """Replaces the values of a facet, and returns to the first page."""
        return replace(self, chosen={**self.chosen, facet: values}, page=1)

    def narrowed_to(self, facet: str, *values: str) -> Selection:
        """Replaces the chosen values of a facet. Those that are left out stay."""
        _chosen, left_out = split(self.chosen.get(facet, ()))
        return self.choosing(facet, (*values, *(NOT + value for value in left_out)))

    def can_narrow_to(self, facet: str, value: str) -> bool:
        """Whether `narrowed_to` selects some of the same records, and no others.

        If another value is chosen, it does not: a record may have both.
        """
        chosen, _left_out = split(self.chosen.get(facet, ()))
        return value in chosen or not chosen

    def toggled_queries(self, facet: str, values: Iterable[str]) -> list[str]:
        """`toggled(facet, value).query` for each value. If none is chosen, one query string is the template for all."""
        if self.chosen.get(facet):
            return [self.toggled(facet, value).query for value in values]
        before, after = self.toggled(facet, "\0").query.split("%00")  # forms reject NUL, so no other value contains it
        return [f"{before}{_quoted(value)}{after}" for value in values]

    def within(self, pinned: Mapping[str, str]) -> Selection:
        """Selects the same rows in the main list of the noun, where no facet is pinned, on the first page."""
        chosen = {**self.chosen, **{name: (value,) for name, value in pinned.items()}}
        return replace(self, chosen=chosen, page=1)

    def on_page(self, page: int) -> Selection:
        return replace(self, page=page)

    def without(self, name: str, value: str) -> Selection:
        """Removes a parameter that it has: the words, the first or the last day, or a value of a facet."""
        if name == "q":
            return self.searching("")
        if name == "from":
            return self.between(None, self.last)
        if name == "to":
            return self.between(self.first, None)
        return self.toggled(name, value)

    @property
    def cleared(self) -> Selection:
        """All records, shown in the same way."""
        return replace(self, chosen={}, q="", first=None, last=None, page=1)

    def sorted_by(self, sort: str) -> Selection:
        return replace(self, sort=sort, page=1)

    def searching(self, q: str) -> Selection:
        return replace(self, q=q, page=1)

    def between(self, first: datetime.date | None, last: datetime.date | None) -> Selection:
        return replace(self, first=first, last=last, page=1)

    def viewed_as(self, view: str) -> Selection:
        """Shows the same rows in another way. The columns of a table are kept only in a table."""
        return replace(self, view=view, columns=self.columns if view else ())

    def with_columns(self, columns: tuple[str, ...]) -> Selection:
        return replace(self, columns=columns)

    def with_rows(self, rows: int) -> Selection:
        return replace(self, rows=rows, page=1)

    @cached_property
    def parameters(self) -> list[tuple[str, str]]:
        """Name and value of every parameter, in a fixed order, without defaults."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name in sorted(self.chosen) for value in sorted(self.chosen[name])]
        pairs += [("from", self.first.isoformat())] if self.first else []
        pairs += [("to", self.last.isoformat())] if self.last else []
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("view", self.view)] if self.view else []
        pairs += [("column", column) for column in self.columns]
        pairs += [("rows", str(self.rows))] if self.rows else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return pairs

    @property
    def kept_parameters(self) -> list[tuple[str, str]]:
        """The parameters that a search form must include as hidden fields: all but its own, on the first page."""
        return [(name, value) for name, value in self.parameters if name not in ("q", "from", "to", "page")]

    @property
    def filter_parameters(self) -> list[tuple[str, str]]:
        """All parameters but the page, for a form that adds another choice."""
        return self.on_page(1).parameters

    @cached_property
    def query(self) -> str:
        """The query string: "?q=ceasefire&speaker=john-kerry", or "?" if nothing is chosen."""
        return "?" + "&".join(f"{name}={_quoted(value)}" for name, value in self.parameters)

    @cached_property
    def filters_query(self) -> str:
        """The query string without the page and how it is shown, for exports of the whole list."""
        return replace(self, page=1, view="", columns=(), rows=0).query
