"""Stores many records at once, with plain INSERTs or COPY and thousands of rows in a transaction.

    with bulk_load() as load:
        load.add(article)  # sets its primary key, so that other records can refer to it
        load.add(Statement(article=article, ...))
        load.link(Article.people, article, people)

Values are prepared by the models' fields. `save` is not called, no signal is sent, and no history is written
(`versions.py` writes it). The constraints of the database still apply.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from typing import Any

from django.db import connection, models, transaction

from articles.exchange.bulk_keys import KeyAllocator
from articles.exchange.bulk_rows import RowBuilder
from articles.exchange.bulk_sql import Target, Values, check_references, delete, insert, update
from articles.models.triggers import suspended_triggers

BATCH = 100_000  # rows of all tables that are kept in memory and stored in one transaction
# KiB (negative: SQLite's unit is then not pages). Entries go to random pages of the indexes, which must stay in memory.
SQLITE_CACHE = -256_000


class Load:
    """See `bulk_load`. `stored` is the number of stored rows by table."""

    def __init__(self, logged: bool) -> None:
        self.stored: dict[str, int] = defaultdict(int)
        self._logged = logged
        self._allocators: dict[type[models.Model], KeyAllocator] = {}
        self._builders: dict[type[models.Model], RowBuilder] = {}
        self._rows: dict[Target, list[Values]] = {}
        self._changed: dict[Target, list[tuple[int, Values]]] = {}
        self._deleted: dict[str, list[int]] = {}
        self._unstored = 0

    def add(self, record: models.Model) -> Values:
        """Sets the record's primary key and copies its current values. Later changes of the record are not stored.

        Returns the values of the row, in the order of the model's fields.
        """
        if record.pk is not None:
            raise ValueError(f"{record!r} already has a primary key: it can be changed, not added.")
        record.pk = self.next_key(type(record))
        builder = self._builder(type(record))
        row = builder.row(record)
        self.append(builder.target, [row])
        return row

    def change(self, record: models.Model) -> Values:
        """Stores the current values of an existing record. Returns the values of the row."""
        builder = self._builder(type(record))
        row = builder.row(record)
        self._changed.setdefault(builder.target, []).append((record.pk, row))
        self._unstored += 1
        return row

    def delete(self, record: models.Model) -> Values:
        """Deletes the row of an existing record, to which nothing may refer. Returns its values."""
        builder = self._builder(type(record))
        self._deleted.setdefault(builder.target.name, []).append(record.pk)
        self._unstored += 1
        return builder.row(record)

    def link(self, relation: Any, record: models.Model, others: Iterable[models.Model]) -> None:
        """Adds rows of a many-to-many relation, given as the attribute of the model class: `Article.people`."""
        field = relation.field
        self.append(_target_without_keys(field), [(record.pk, other.pk) for other in others])

    def connect(self, relation: Any, record: models.Model, others: Iterable[int]) -> dict[int, int]:
        """Like `link`, with the keys of the others. Returns for each of them the key of the relation's row."""
        target = _target_of(relation.field)
        keys = {other: self.next_key(relation.through) for other in others}
        self.append(target, [(key, record.pk, other) for other, key in keys.items()])
        return keys

    def disconnect(self, relation: Any, keys: Iterable[int]) -> None:
        """Deletes rows of a many-to-many relation by their own keys."""
        deleted = self._deleted.setdefault(relation.field.m2m_db_table(), [])
        before = len(deleted)
        deleted += keys
        self._unstored += len(deleted) - before

    def next_key(self, model: type[models.Model]) -> int:
        if model not in self._allocators:
            self._allocators[model] = KeyAllocator(model)
        return self._allocators[model].next()

    def _builder(self, model: type[models.Model]) -> RowBuilder:
        if model not in self._builders:
            self._builders[model] = RowBuilder(model)
        return self._builders[model]

    def append(self, target: Target, rows: list[Values]) -> None:
        """Adds finished rows of a table."""
        self._rows.setdefault(target, []).extend(rows)
        self._unstored += len(rows)

    def store_full_batch(self) -> None:
        """Stores the batch if it is full. Call this after each group of records that must be committed together."""
        if self._unstored >= BATCH:
            self.store()

    def store(self) -> None:
        """Stores everything in one transaction: first what is deleted, then what is changed, then what is added.

        Tables are filled in the order in which they were first used.
        """
        with transaction.atomic(), nullcontext() if self._logged else suspended_triggers():
            for table, keys in self._deleted.items():
                delete(table, keys)
            for target, changed in self._changed.items():
                update(target, changed)
            for target, rows in self._rows.items():
                insert(target, rows)
            check_references()
        self._deleted.clear()
        self._changed.clear()
        for target, rows in self._rows.items():
            self.stored[target.name] += len(rows)
            rows.clear()
        self._unstored = 0


@cache
def _target_without_keys(field: Any) -> Target:
    """The table of a many-to-many relation, which numbers its rows itself."""
    return Target(field.m2m_db_table(), (field.m2m_column_name(), field.m2m_reverse_name()))


@cache
def _target_of(field: Any) -> Target:
    """The table of a many-to-many relation, with the keys of its own rows."""
    return Target(field.m2m_db_table(), ("id", field.m2m_column_name(), field.m2m_reverse_name()))


@contextmanager
def bulk_load(*, logged: bool = True) -> Iterator[Load]:
    """Stores added records in batches. On an error, records that are not stored yet are discarded.

    With `logged=False` the load is not written to the change log; instead every batch starts a new log, so every
    index is rebuilt. Use it for a load so large that a rebuild is cheaper than an update, and only while the site has
    no readers.
    """
    load = Load(logged)
    with _large_cache():
        yield load
        load.store()


@contextmanager
def _large_cache() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        previous = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = {SQLITE_CACHE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {int(previous)}")


def vacuum_and_analyze() -> None:
    """Compacts the tables after a large load and updates the statistics of the query planner."""
    with connection.cursor() as cursor:
        if not connection.in_atomic_block:  # VACUUM cannot run inside a transaction
            cursor.execute("VACUUM")
        cursor.execute("ANALYZE")
