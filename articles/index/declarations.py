"""Declarations of nouns for the index: where their values come from and how they are used.

Nothing here is specific to one site. A library could declare its books and authors in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db import models

from articles.index.paths import model_at

RESERVED = frozenset({"unit", "noun", "pk", "position", "flips", "sound", "spelling", "word_kind"})

# Begins the value of a facet that stands for a missing one. No slug contains it.
MISSING = "~"


class Kind(StrEnum):
    RECORD = "record"  # another record, which has a slug and a name
    CHOICE = "choice"  # one of the choices of a model's field
    TEXT = "text"
    NAME = "name"  # a short text that several records share, such as a country: its value is the text as a slug
    YEAR = "year"  # of a date
    DAY = "day"  # a date; records can be sorted by it
    SPAN = "span"  # the month or the year that a date is known to: "2015-09" or "2015"; no value if its day is known
    COMBINATION = "combination"  # the values of other fields of the noun, joined by spaces; a missing one is empty
    COUNT = "count"  # the number of records that a relation leads to; not in the index


class FirstOf(tuple[str, ...]):
    """Several paths, of which the first with a value is used: `FirstOf(("role__party", "party"))`."""

    __slots__ = ()


@dataclass(frozen=True, kw_only=True)
class Missing:
    """The value of a facet for records without one. `if_any` is a path: only for records that have a value there."""

    value: str
    if_any: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a noun.

    `source` is a path through the ORM. A tuple of paths yields the values of all paths, a `FirstOf` the first value.
    The path of a record leads to the record itself. The source of a combination is a tuple of names of other fields.
    The source of a span is the path of a date and that of its precision: "day", "month" or "year".
    """

    name: str
    kind: Kind
    source: str | tuple[str, ...]
    # A facet is counted and filtered by, and readers see it. A field that is only `counted` is not shown as a facet.
    facet: bool = False
    counted: bool = False
    # The weight of a match in this field when the best match comes first. None: the field is not searched.
    weight: float | None = None
    # The text is a name. Its words are preferred when a misspelt word is corrected.
    is_name: bool = False
    # For a record: the path from it to further names by which a search finds it.
    aliases: str = ""
    # For a record without a value, the first of these that applies is its value.
    missing: tuple[Missing, ...] = ()

    @property
    def missing_values(self) -> tuple[str, ...]:
        return tuple(each.value for each in self.missing)

    @property
    def missing_facts(self) -> tuple[tuple[str, str], ...]:
        """What `missing` says to the index."""
        return tuple((each.value, each.if_any) for each in self.missing)

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)


@dataclass(frozen=True, kw_only=True)
class Noun:
    """One kind of record: which of them are indexed, and their fields.

    `unit` names the foreign key to the record that this one is written and removed with; the records of a unit keep
    their order, which the column `ordered_by` says, where they share a day. `dated_by` names the field of days that a
    span of time refers to, `spans` the field with the months and years of the dates whose day is not known: such a date
    matches every span of time that shares a day with it. `own_text` gives the noun its own text fields in the engine,
    which makes searches faster for a noun with very many records.
    """

    name: str
    records: Callable[[], models.QuerySet[Any]]
    fields: tuple[Field, ...]
    unit: str = ""
    ordered_by: str = ""
    dated_by: str = ""
    spans: str = ""
    own_text: bool = False

    def __post_init__(self) -> None:
        names = [field.name for field in self.fields]
        if len(set(names)) < len(names) or RESERVED.intersection(names):
            raise ValueError(f"A field of {self.name} is declared twice or has a reserved name ({sorted(RESERVED)}).")
        if self.dated_by and self.field(self.dated_by).kind != Kind.DAY:
            raise ValueError(f"{self.name} is dated by {self.dated_by}, which is not a day.")
        if self.spans and self.field(self.spans).kind != Kind.SPAN:
            raise ValueError(f"The spans of {self.name} are in {self.spans}, which is not a field of spans.")
        if wrong := [each.value for field in self.fields for each in field.missing if each.value[:1] != MISSING]:
            raise ValueError(f"Missing values of {self.name} do not begin with {MISSING}: {wrong}.")

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @cached_property
    def model(self) -> type[models.Model]:
        return self.records().model

    @cached_property
    def unit_noun(self) -> str:
        """The noun of the record that this one is written and removed with."""
        return str(model_at(self.model, self.unit)._meta.model_name) if self.unit else self.name

    @property
    def unit_path(self) -> str:
        return self.unit or "pk"

    @cached_property
    def counted_fields(self) -> tuple[str, ...]:
        """The names of the fields whose values the index counts and filters by."""
        return tuple(field.name for field in self.fields if field.facet or field.counted or field.kind == Kind.DAY)

    @cached_property
    def indexed_fields(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.name in self.counted_fields or f.weight is not None)

    @cached_property
    def day_fields(self) -> tuple[str, ...]:
        return tuple(name for name in self.counted_fields if self.field(name).kind == Kind.DAY)
