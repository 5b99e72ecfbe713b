"""Stores many records at once, with plain INSERTs or COPY and thousands of rows in a transaction.

    with bulk_load() as load:
        load.add(article)  # sets its primary key, so that other records can refer to it
        load.add(Statement(article=article, ...))
        load.link(Article.people, article, people)

Values are prepared by the models' fields. `save` is not called, no signal is sent, and no history is written. The
constraints of the database still apply.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from types import NoneType
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction

from articles.models.triggers import suspended_triggers

BATCH = 100_000  # rows of all tables that are kept in memory and stored in one transaction
LARGEST_BLOCK = 10_000  # primary keys that are reserved at once
# KiB (negative: SQLite's unit is then not pages). Entries go to random pages of the indexes, which must stay in memory.
SQLITE_CACHE = -256_000


class InsertTarget(NamedTuple):
    """A table, and the columns for which its rows have values."""

    name: str
    columns: tuple[str, ...]


class KeyAllocator:
    """Allocates primary keys for the records of one model.

    They are reserved in blocks from the database's own sequence. Concurrent writers therefore get other keys, and the
    sequence is correct after the load. Keys left over in a block stay unused.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self._block = 50
        self._keys: Iterator[int] = iter(())

    def next(self) -> int:
        key = next(self._keys, None)
        if key is None:
            self._block = min(2 * self._block, LARGEST_BLOCK)
            self._keys = iter(self._reserve(self._block))
            key = next(self._keys)
        return key

    def _reserve(self, count: int) -> Iterable[int]:
        table, column = self.model._meta.db_table, self.model._meta.pk.column
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                    [connection.ops.quote_name(table), column, count],
                )
                return [key for (key,) in cursor.fetchall()]
            cursor.execute("SELECT MAX(seq) FROM sqlite_sequence WHERE name = %s", [table])
            last = cursor.fetchone()[0]
            if last is None:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, 0)", [table])
            cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s", [count, table])
            return range((last or 0) + 1, (last or 0) + count + 1)


class RowBuilder:
    """Turns records of one model into rows of its table."""

    # The int and str values of these fields need no preparation. Skipping it saves much time in a million rows.
    UNPREPARED = (models.CharField, models.TextField, models.SlugField, models.URLField, models.ForeignKey)

    def __init__(self, model: type[models.Model]) -> None:
        fields: list[Any] = list(model._meta.concrete_fields)
        self.target = InsertTarget(model._meta.db_table, tuple(field.column for field in fields))
        self._fields = [(field, field.attname, type(field) in self.UNPREPARED) for field in fields]
        self._connection = connections[DEFAULT_DB_ALIAS]

    def row(self, record: models.Model) -> tuple[Any, ...]:
        values, row = record.__dict__, []
        for field, name, unprepared in self._fields:
            value = values[name]
            if not (unprepared and type(value) in (str, int, NoneType)):
                value = field.get_db_prep_save(field.pre_save(record, True), self._connection)
            row.append(value)
        return tuple(row)


class Load:
    """See `bulk_load`. `stored` is the number of stored rows by table."""

    def __init__(self, logged: bool) -> None:
        self.stored: dict[str, int] = defaultdict(int)
        self._logged = logged
        self._allocators: dict[type[models.Model], KeyAllocator] = {}
        self._builders: dict[type[models.Model], RowBuilder] = {}
        self._rows: dict[InsertTarget, list[tuple[Any, ...]]] = {}
        self._unstored = 0

    def add(self, record: models.Model) -> None:
        """Sets the record's primary key and copies its current values. Later changes of the record are not stored."""
        model = type(record)
        if record.pk is not None:
            raise ValueError(f"{record!r} already has a primary key: a bulk load stores new records only.")
        if model not in self._allocators:
            self._allocators[model], self._builders[model] = KeyAllocator(model), RowBuilder(model)
        record.pk = self._allocators[model].next()
        builder = self._builders[model]
        self._append(builder.target, [builder.row(record)])

    def link(self, relation: Any, record: models.Model, others: Iterable[models.Model]) -> None:
        """Adds rows of a many-to-many relation, given as the attribute of the model class: `Article.people`."""
        field = relation.field
        target = InsertTarget(field.m2m_db_table(), (field.m2m_column_name(), field.m2m_reverse_name()))
        self._append(target, [(record.pk, other.pk) for other in others])

    def _append(self, target: InsertTarget, rows: list[tuple[Any, ...]]) -> None:
        self._rows.setdefault(target, []).extend(rows)
        self._unstored += len(rows)

    def store_full_batch(self) -> None:
        """Stores the batch if it is full. Call this after each group of records that must be committed together."""
        if self._unstored >= BATCH:
            self.store()

    def store(self) -> None:
        """Stores all added rows in one transaction. Tables are filled in the order in which they were first used."""
        with transaction.atomic(), nullcontext() if self._logged else suspended_triggers():
            for target, rows in self._rows.items():
                _insert(target, rows)
        for target, rows in self._rows.items():
            self.stored[target.name] += len(rows)
            rows.clear()
        self._unstored = 0


def _insert(target: InsertTarget, rows: list[tuple[Any, ...]]) -> None:
    quote = connection.ops.quote_name
    into = f"{quote(target.name)} ({', '.join(map(quote, target.columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            placeholders = ", ".join(["%s"] * len(target.columns))
            cursor.executemany(f"INSERT INTO {into} VALUES ({placeholders})", rows)  # noqa: S608 the names come from models


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
