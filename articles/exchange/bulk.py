"""Storing many records at once: thousands of rows a transaction, past the ORM's saving but through the same fields.

    with bulk_load() as load:
        load.add(article)  # has its primary key from here on, so that others may refer to it
        load.add(Statement(article=article, ...))
        load.link(Article.people, article, people)

Nothing is called on the way: no `save`, no signal, no entry in a record's history. What the database itself demands,
its constraints, holds as always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from types import NoneType
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction

from articles.models.triggers import suspended_triggers

BATCH = 100_000  # rows of all tables that are held in memory and stored in one transaction
LARGEST_BLOCK = 10_000  # primary keys that are set aside at once
SQLITE_CACHE = -256_000  # KiB; a million random entries into an index must not leave memory one by one


class Table(NamedTuple):
    name: str
    columns: tuple[str, ...]


class Keys:
    """Primary keys for the records of one model.

    They are set aside in blocks with the database's own counter, so that whoever else writes meanwhile gets others, and
    the counter needs no mending afterwards. What is left of a block stays unused.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self._block = 50
        self._keys: Iterator[int] = iter(())

    def next(self) -> int:
        key = next(self._keys, None)
        if key is None:
            self._block = min(2 * self._block, LARGEST_BLOCK)
            self._keys = iter(self._set_aside(self._block))
            key = next(self._keys)
        return key

    def _set_aside(self, count: int) -> Iterable[int]:
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


class Columns:
    """What of a model's records goes into which column."""

    # Their numbers and strings go into the database as they are, which is worth knowing a million times.
    PLAIN = (models.CharField, models.TextField, models.SlugField, models.URLField, models.ForeignKey)

    def __init__(self, model: type[models.Model]) -> None:
        fields: list[Any] = list(model._meta.concrete_fields)
        self.table = Table(model._meta.db_table, tuple(field.column for field in fields))
        self._fields = [(field, field.attname, type(field) in self.PLAIN) for field in fields]
        self._connection = connections[DEFAULT_DB_ALIAS]

    def row(self, record: models.Model) -> tuple[Any, ...]:
        values, row = record.__dict__, []
        for field, name, plain in self._fields:
            value = values[name]
            if not (plain and type(value) in (str, int, NoneType)):
                value = field.get_db_prep_save(field.pre_save(record, True), self._connection)
            row.append(value)
        return tuple(row)


class Load:
    """See `bulk_load`. `stored` counts the rows by table."""

    def __init__(self, logged: bool) -> None:
        self.stored: dict[str, int] = defaultdict(int)
        self._logged = logged
        self._keys: dict[type[models.Model], Keys] = {}
        self._columns: dict[type[models.Model], Columns] = {}
        self._rows: dict[Table, list[tuple[Any, ...]]] = {}
        self._waiting = 0

    def add(self, record: models.Model) -> None:
        """Gives the record its primary key; it is stored as it is now, later changes of it are not."""
        model = type(record)
        if record.pk is not None:
            raise ValueError(f"{record!r} has a primary key already: a bulk load stores new records only.")
        if model not in self._keys:
            self._keys[model], self._columns[model] = Keys(model), Columns(model)
        record.pk = self._keys[model].next()
        columns = self._columns[model]
        self._wait(columns.table, [columns.row(record)])

    def link(self, relation: Any, record: models.Model, others: Iterable[models.Model]) -> None:
        """Many to many, `relation` as the model's class has it: `Article.people`."""
        field = relation.field
        table = Table(field.m2m_db_table(), (field.m2m_column_name(), field.m2m_reverse_name()))
        self._wait(table, [(record.pk, other.pk) for other in others])

    def _wait(self, table: Table, rows: list[tuple[Any, ...]]) -> None:
        self._rows.setdefault(table, []).extend(rows)
        self._waiting += len(rows)

    def store_full_batch(self) -> None:
        """Call it between records that belong together: half of them is never committed."""
        if self._waiting >= BATCH:
            self.store()

    def store(self) -> None:
        """Stores all that waits, in one transaction and in the order in which the tables were first met."""
        with transaction.atomic(), nullcontext() if self._logged else suspended_triggers():
            for table, rows in self._rows.items():
                _insert(table, rows)
        for table, rows in self._rows.items():
            self.stored[table.name] += len(rows)
            rows.clear()
        self._waiting = 0


def _insert(table: Table, rows: list[tuple[Any, ...]]) -> None:
    quote = connection.ops.quote_name
    into = f"{quote(table.name)} ({', '.join(map(quote, table.columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(table.columns))
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", rows)  # noqa: S608 the names are our models'


@contextmanager
def bulk_load(*, logged: bool = True) -> Iterator[Load]:
    """Stores what is added in batches; what is left at the end, too, unless an error ends it.

    Not `logged`: the change log is passed by, and begun anew with every batch. That is for a load so large that
    following it would cost more than building the index again, into a site that nobody reads meanwhile.
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
        usual = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = {SQLITE_CACHE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {int(usual)}")


def settle() -> None:
    """After a large load: rows side by side on disk, and statistics by which the database plans its queries."""
    with connection.cursor() as cursor:
        if not connection.in_atomic_block:  # where neither database can do it
            cursor.execute("VACUUM")
        cursor.execute("ANALYZE")
