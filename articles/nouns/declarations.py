"""Describes the list of a noun: its fields with their labels, facets, sort orders, columns and messages.

The index derives its contents from the same declarations (articles/index/declarations.py). Each noun is declared in a
file beside this one. docs/architecture.md shows how to add a facet or a column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import get_language

from articles import index
from articles.nouns.missing import Missing
from articles.spelling import spell_number

# The weights of a match when the best match comes first.
WORDS, NAMES, DESCRIPTIONS = 2.0, 1.0, 0.0

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class Field(index.Field):
    """A field with its label and its column.

    A column holds the name of a record, the ISO date of a day, and otherwise the value at the end of the path. If the
    path leads to several values, the column is a list in this `order`. With `value`, it holds the result of that
    function, which is called with the values of all paths.
    """

    label: Text = ""
    # Returns the label of a value that is neither a record nor a choice of a model.
    label_of: Callable[[str], str] | None = None
    column: str = ""  # the name of the column, if it differs from that of the field
    value: Callable[..., Any] | None = None
    order: tuple[str | Combinable, ...] = ()
    # Rows mark the matches of a search in this field. They have the text as an attribute of the same name.
    marked: bool = False
    # What a row says if a match in this field is not marked; for a record also if a match is in one of its aliases.
    found_by: Text = ""
    found_by_alias: Text = ""
    is_address: bool = False  # an address of this site; exports add scheme and host
    missing: tuple[Missing, ...] = ()

    @property
    def column_name(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Sort:
    """A sort order. `by` is a field of days or BEST_MATCH; for a TableNoun, model fields or MOST_STATEMENTS."""

    name: str
    label: Text
    by: str | tuple[str, ...]
    ascending: bool = False


@dataclass(frozen=True)
class TableColumn:
    """A column of the list as a table. One that is not `shown` at first can be chosen."""

    name: str
    label: Text
    shown: bool = True


BEST_MATCH = ""
MOST_STATEMENTS = "statements"


@dataclass(frozen=True, kw_only=True)
class Messages:
    """Texts of a list. Those with a plural take `count`, and `total`, which is the same number as text.

    `since` is the label of the first day of a span; "" if the noun has no field of days.
    """

    total: Text
    show: Text
    download: Text
    all_of: Text
    search: Text
    no_match: Text
    since: Text = ""


@dataclass(frozen=True, kw_only=True)
class Noun(index.Noun):
    """A noun whose list comes from the index. `plural` is part of its addresses and of the names of its files.

    Facets have the order of the fields, columns the order of `columns`. The first sort is the default, except that the
    results of a search start with the best match.
    """

    fields: tuple[Field, ...]
    plural: str
    label: Text
    plural_label: Text
    messages: Messages
    sorts: tuple[Sort, ...] = ()
    columns: tuple[str, ...] = ()
    # The columns of the list as a table on its page. Without them it has no table.
    table: tuple[TableColumn, ...] = ()
    # The facets by which its timeline can be stacked, the first at first. A record has one value of each. Without them
    # it has no timeline.
    stacked_by: tuple[str, ...] = ()
    # The field by which the index counts the statements of a record; "" if it does not.
    counted_as: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        declared = {field.name for field in self.fields}
        if unknown := set(self.columns) - declared:
            raise ValueError(f"Columns of {self.name} are not among its fields: {sorted(unknown)}.")
        if unlabelled := [field.name for field in self.fields if field.facet and not field.label]:
            raise ValueError(f"Facets of {self.name} have no label: {unlabelled}.")
        if unfit := set(self.stacked_by) - {field.name for field in self.fields if field.facet}:
            raise ValueError(f"The timeline of {self.name} is stacked by what is no facet: {sorted(unfit)}.")
        searched = [field for field in self.fields if field.weight is not None]
        if silent := [field.name for field in searched if not (field.marked or field.found_by)]:
            raise ValueError(f"A row of {self.name} found by one of these fields would not say so: {silent}.")

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @cached_property
    def facets(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields if field.facet}

    @cached_property
    def years(self) -> Field | None:
        """The facet of years, if the noun has one."""
        return next((field for field in self.facets.values() if field.kind == index.Kind.YEAR), None)

    @cached_property
    def marked_fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.marked)

    @cached_property
    def exported_fields(self) -> tuple[Field, ...]:
        return tuple(self.field(name) for name in self.columns)

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(field.column_name for field in self.exported_fields)

    @cached_property
    def default_table(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.table if column.shown)

    def sort(self, name: str) -> Sort:
        return next(sort for sort in self.sorts if sort.name == name)

    def default_sort(self, *, searching: bool) -> Sort:
        best = [sort for sort in self.sorts if sort.by == BEST_MATCH]
        return best[0] if searching and best else self.sorts[0]

    # Messages for templates.

    def total(self, number: int, language: str | None = None) -> str:
        """For example "14 statements". A caller that knows the active language passes it, because asking is slow."""
        return _message(self, "total", number, language or get_language())

    def show(self, number: int) -> str:
        return _message(self, "show", number, get_language())

    def download(self, number: int) -> str:
        return _message(self, "download", number, get_language())

    def all_of(self, number: int) -> str:
        return _message(self, "all_of", number, get_language())

    def __hash__(self) -> int:
        return hash(self.name)


@lru_cache(maxsize=10_000)
def _message(noun: Noun, name: str, number: int, language: str | None) -> str:
    """Cached, because a page has about a hundred of these messages and many are the same."""
    message: Any = getattr(noun.messages, name)
    return str(message % {"count": number, "total": spell_number(number)})


@dataclass(frozen=True, kw_only=True)
class TableNoun(Noun):
    """A noun with few records. The database filters and sorts its list. The index only searches its text.

    `parts` names relations of which readers see some records only: relation -> function that returns these.
    """

    parts: Mapping[str, Callable[[], QuerySet[Any]]] = field(default_factory=dict)

    def public_parts(self, path: str) -> dict[str, QuerySet[Any]]:
        """The condition of a query for this path, so that the path leads only by way of what readers may see."""
        relation = path.partition(LOOKUP_SEP)[0]
        return {f"{relation}__in": self.parts[relation]()} if relation in self.parts else {}

    @cached_property
    def counted_fields(self) -> tuple[str, ...]:
        return ()

    __hash__ = Noun.__hash__
