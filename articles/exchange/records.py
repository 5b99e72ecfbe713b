"""Records as plain data, with the columns declared for their noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from articles.index import FirstOf, Kind, Snapshot
from articles.index.paths import multiple_part
from articles.nouns import Field, Noun, TableNoun
from articles.nouns.flat_query import Expression, FlatQuery, Row

Absolute = Callable[[str], str]  # an address of this site -> the address with scheme and host
Record = dict[str, Any]
Order = tuple[Expression, ...]


class _Source(NamedTuple):
    """The data for the columns of a record: its row, the rows of its to-many relations, and its counts by key."""

    row: Row
    related: list[dict[int, list[Row]]]
    counts: dict[int, int]
    absolute: Absolute


def iter_rows(noun: Noun, keys: Sequence[int], snapshot: Snapshot, absolute: Absolute) -> Iterator[list[Any]]:
    """Yields the values of the columns, in the order of the columns, for each public record among these keys."""
    return _plan(noun).rows(keys, snapshot, absolute)


def records(noun: Noun, keys: Sequence[int], snapshot: Snapshot, absolute: Absolute) -> list[Record]:
    """The values of `iter_rows` as dictionaries, keyed by the names of the columns."""
    names = noun.column_names
    return [dict(zip(names, row, strict=True)) for row in iter_rows(noun, keys, snapshot, absolute)]


def _only(value: Any) -> Any:
    return value


@cache
def _plan(noun: Noun) -> _Plan:
    return _Plan(noun)


class _Plan:
    """The queries that read a noun, and the functions that turn their rows into columns."""

    def __init__(self, noun: Noun) -> None:
        self._noun = noun
        self._expressions: list[Expression] = []
        # For each relation to several records, in each order: its query, which several columns may share.
        self._related: dict[tuple[str, Order], list[str]] = {}
        self._counted = [field for field in noun.exported_fields if field.kind == Kind.COUNT]
        self._columns = [self._column(field) for field in noun.exported_fields]
        self._single = FlatQuery(noun.records, self._expressions)
        self._multiple = [self._related_query(*key, paths) for key, paths in self._related.items()]
        self._slugs = FlatQuery(noun.records, ["slug"]) if noun.counted_as else None

    def rows(self, keys: Sequence[int], snapshot: Snapshot, absolute: Absolute) -> Iterator[list[Any]]:
        rows = self._single.by_key(keys)
        related = [query.grouped(keys) for query in self._multiple]
        counts = self._counts(keys, snapshot) if self._counted else {}
        for key in keys:
            if key in rows:
                source = _Source(rows[key], related, counts, absolute)
                yield [column(source) for column in self._columns]

    def _counts(self, keys: Sequence[int], snapshot: Snapshot) -> dict[int, int]:
        if self._slugs:
            by_slug = snapshot.counts("statement", self._noun.counted_as)
            return {key: by_slug.get(slug, 0) for key, slug in self._slugs.rows(keys)}
        [field] = self._counted
        counted = self._noun.model._default_manager.filter(pk__in=keys).order_by()
        return dict(counted.annotate(counted=Count(field.paths[0])).values_list("pk", "counted"))

    def _column(self, field: Field) -> Callable[[_Source], Any]:
        if field.kind == Kind.COUNT:
            return lambda source: source.counts.get(source.row[0], 0)
        paths = [f"{path}__name" if field.kind == Kind.RECORD else path for path in field.paths]
        if multiple := multiple_part(self._noun.model, paths[0]):
            return self._list(field, multiple, paths)
        if isinstance(field.source, FirstOf):
            return self._plain(self._index(Coalesce(*map(F, paths))))
        if field.value is None:
            index = self._index(paths[0])
            return self._day(index) if field.kind == Kind.DAY else self._plain(index)
        indices, make = [self._index(path) for path in paths], field.value
        if field.is_address:
            return lambda source: source.absolute(make(source.row[indices[0]]))
        return lambda source: make(*[source.row[index] for index in indices])

    def _list(self, field: Field, multiple: str, paths: list[str]) -> Callable[[_Source], Any]:
        read = self._related.setdefault((multiple, field.order or (multiple,)), [])
        number = list(self._related).index((multiple, field.order or (multiple,)))
        read += [path for path in paths if path not in read]
        indices, make = [read.index(path) for path in paths], field.value or _only

        def values(source: _Source) -> list[Any]:
            rows = source.related[number].get(source.row[0], ())
            found = ([row[index] for index in indices] for row in rows)
            return list(dict.fromkeys(make(*each) for each in found if None not in each))

        return values

    def _related_query(self, multiple: str, order: Order, paths: list[str]) -> FlatQuery:
        existing: dict[str, Any] = {f"{multiple}__isnull": False}
        if isinstance(self._noun, TableNoun):
            existing |= self._noun.public_parts(multiple)
        return FlatQuery(lambda: self._noun.model._default_manager.filter(**existing), paths, order)

    def _index(self, expression: Expression) -> int:
        """The position of the expression in a row, after the key."""
        if expression not in self._expressions:
            self._expressions.append(expression)
        return self._expressions.index(expression) + 1

    @staticmethod
    def _plain(index: int) -> Callable[[_Source], Any]:
        return lambda source: "" if (value := source.row[index]) is None else value

    @staticmethod
    def _day(index: int) -> Callable[[_Source], str]:
        return lambda source: day.isoformat() if (day := source.row[index]) else ""
