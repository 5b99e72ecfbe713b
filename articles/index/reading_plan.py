"""How the records of a noun are read as declared: the queries, and the values of each field.

Rows are read as plain values, in a few queries for any number of records. With model instances, a million statements
would take three times as long.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import models

from articles.index.aliases import Aliases
from articles.index.analysis import composed
from articles.index.declarations import Field, FirstOf, Kind, Noun
from articles.index.documents import IndexedRecord, name_slug, unit
from articles.index.paths import model_at, multiple_part
from articles.index.schema import UNDATED, sort_field, sort_numbers, spans_with

Get = Callable[["_Record"], Any]

SEPARATOR = " \n "


# The key of a record -> the different values of each column of a relation to several records, without None and "".
_Related = Mapping[int, tuple[list[Any], ...]]


class _Record(NamedTuple):
    """A row, what is related to it by the path of each relation, and the place of the record in its unit."""

    row: tuple[Any, ...]
    related: Mapping[str, _Related]
    position: int


class ReadingPlan:
    """The queries that read a noun, and the functions that turn their rows into records."""

    def __init__(self, noun: Noun, aliases: Aliases) -> None:
        self.noun = noun
        self._aliases = aliases
        self._single: list[str] = ["pk", noun.unit_path]
        self._multiple: dict[str, list[str]] = {}
        self._record_keys: list[tuple[type[models.Model], str, Get]] = []
        every = [noun.field(name) for name in noun.counted_fields]
        counted = [field for field in every if field.kind != Kind.COMBINATION]
        self._values = [(field.name, self._value_or_missing(field)) for field in counted]
        self._days = [(field.name, self._only(field.paths[0])) for field in counted if field.kind == Kind.DAY]
        self._texts = [
            (field.weight, field.is_name, self._text(field)) for field in noun.fields if field.weight is not None
        ]
        self._combinations = [
            (field.name, [self._value(noun.field(name)) for name in field.paths])
            for field in every
            if field.kind == Kind.COMBINATION
        ]

    def read(self, unit_pks: Collection[int]) -> Iterator[IndexedRecord]:
        wanted = self.noun.records().filter(**{f"{self.noun.unit_path}__in": list(unit_pks)})
        related = {path: _by_owner(wanted, path, columns) for path, columns in self._multiple.items()}
        unit_key = f"{self.noun.unit}__pk" if self.noun.unit else "pk"  # without it, the unit's own default order
        order = dict.fromkeys(filter(None, (unit_key, self.noun.ordered_by, "pk")))
        rows = wanted.order_by(*order).values_list(*self._single)
        units = groupby(rows, key=itemgetter(1))
        records = [_Record(row, related, position) for _, unit in units for position, row in enumerate(unit)]
        for model, path, keys in self._record_keys:
            self._aliases.load(model, path, {key for record in records for key in keys(record)})
        return map(self._indexed, records)

    def _indexed(self, record: _Record) -> IndexedRecord:
        pk, unit_pk = record.row[:2]
        values = {name: get(record) for name, get in self._values}
        for name, gets in self._combinations:
            values[name] = " ".join(get(record) or "" for get in gets)
        text: dict[float, list[str]] = {}
        names: list[str] = []
        for weight, is_name, get in self._texts:
            parts = list(filter(None, get(record)))
            text.setdefault(weight, []).extend(parts)
            names += parts if is_name else ()
        return IndexedRecord(
            unit=unit(self.noun.unit_noun, unit_pk),
            noun=self.noun.name,
            pk=pk,
            values=values,
            sort_numbers=dict(
                pair for name, get in self._days for pair in _sort_numbers(name, get(record), unit_pk, record.position)
            ),
            text={weight: composed(SEPARATOR.join(parts)) for weight, parts in text.items() if parts},
            names=list(map(composed, names)),
        )

    # Each method returns a function that gets a value from a record, and adds the columns that it needs to the queries.

    def _only(self, path: str) -> Get:
        """The single value of a path."""
        if path not in self._single:
            self._single.append(path)
        column = self._single.index(path)
        return lambda record: record.row[column]

    def _all(self, path: str) -> Get:
        """The values of a path, as a list without None and empty strings."""
        multiple = multiple_part(self.noun.model, path)
        if not multiple:
            only = self._only(path)
            return lambda record: [value] if (value := only(record)) not in (None, "") else []
        columns = self._multiple.setdefault(multiple, [])
        if path not in columns:
            columns.append(path)
        column = columns.index(path)

        def get(record: _Record) -> list[Any]:
            related = record.related[multiple].get(record.row[0])
            return related[column] if related else []

        return get

    def _value_or_missing(self, field: Field) -> Callable[[_Record], Any]:
        """What the index stores for a field: a string, a list of strings, or None."""
        get = self._value(field)
        if not field.missing:
            return get
        # Every record has a key, so a missing value without a condition applies to all.
        reasons = [(each.value, self._only(each.if_any or "pk")) for each in field.missing]
        return lambda record: get(record) or next((value for value, applies in reasons if applies(record)), None)

    def _value(self, field: Field) -> Callable[[_Record], Any]:
        """The value of a field. None, "" and an empty list: the record has none."""
        paths = [f"{path}__slug" if field.kind == Kind.RECORD else path for path in field.paths]
        if any(multiple_part(self.noun.model, path) for path in paths) or (
            len(paths) > 1 and field.kind != Kind.SPAN and not isinstance(field.source, FirstOf)
        ):
            first, *others = [self._all(path) for path in paths]
            if not others:
                return lambda record: sorted(first(record))
            return lambda record: sorted({*first(record), *(value for get in others for value in get(record))})
        gets = [self._only(path) for path in paths]
        if field.kind == Kind.NAME:
            return lambda record: name_slug(gets[0](record) or "")
        if field.kind == Kind.YEAR:
            return lambda record: str(date.year) if (date := gets[0](record)) else None
        if field.kind == Kind.DAY:
            return lambda record: date.isoformat() if (date := gets[0](record)) else UNDATED
        if field.kind == Kind.SPAN:
            date_of, precision_of = gets
            return lambda record: _span(date_of(record), precision_of(record))
        if len(gets) == 1:
            return gets[0]
        return lambda record: next((value for get in gets if (value := get(record))), None)

    def _text(self, field: Field) -> Callable[[_Record], list[str]]:
        """The searchable text of a field; for a record its name and all its aliases."""
        if field.kind != Kind.RECORD:
            gets = [self._all(path) for path in field.paths]
            return lambda record: [text for get in gets for text in get(record)]
        gets = [self._names(path, field.aliases) for path in field.paths]
        return lambda record: list(dict.fromkeys(text for get in gets for text in get(record)))

    def _names(self, path: str, aliases: str) -> Callable[[_Record], list[str]]:
        names = self._all(f"{path}__name")
        if not aliases:
            return names
        model, keys, known = model_at(self.noun.model, path), self._all(f"{path}__pk"), self._aliases
        self._record_keys.append((model, aliases, keys))
        return lambda record: [*names(record), *(text for key in keys(record) for text in known.of(model, key))]


def _sort_numbers(day: str, date: datetime.date | None, unit_pk: int, position: int) -> Iterator[tuple[str, int]]:
    for ascending, number in zip((True, False), sort_numbers(date, unit_pk, position), strict=True):
        yield sort_field(day, ascending), number


def _span(date: datetime.date | None, precision: str) -> str | None:
    if date is None or precision == "day":
        return None
    month, year = spans_with(date)
    return month if precision == "month" else year


def _by_owner(wanted: models.QuerySet[Any], path: str, columns: list[str]) -> _Related:
    """Reads the columns of a relation to several records."""
    found: dict[int, tuple[list[Any], ...]] = {}
    related = wanted.filter(**{f"{path}__isnull": False}).order_by("pk", f"{path}__pk")
    for owner, *row in related.values_list("pk", *columns):
        if owner not in found:
            found[owner] = tuple([] for _ in columns)
        for values, value in zip(found[owner], row, strict=True):
            if value not in (None, "") and value not in values:
                values.append(value)
    return found
