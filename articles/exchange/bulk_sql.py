"""The SQL of bulk loads: many rows of one table inserted, changed or deleted at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

Values = tuple[Any, ...]


@dataclass(frozen=True, eq=False)  # compared by identity: rows are kept by their target, and its columns are many
class Target:
    """A table, and the columns for which its rows have values."""

    name: str
    columns: tuple[str, ...]


def insert(target: Target, rows: Sequence[Values]) -> None:
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


def update(target: Target, rows: Iterable[tuple[int, Values]]) -> None:
    """Gives each row of the table, by its key, new values in all columns of the target. The first is the key."""
    quote = connection.ops.quote_name
    values = ", ".join(f"{quote(column)} = %s" for column in target.columns)
    statement = f"UPDATE {quote(target.name)} SET {values} WHERE {quote(target.columns[0])} = %s"  # noqa: S608 as above
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*row, key) for key, row in rows])


def delete(table: str, keys: Iterable[int]) -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {quote(table)} WHERE {quote('id')} = %s", [(key,) for key in keys])  # noqa: S608


def check_references() -> None:
    """Checks foreign keys now. PostgreSQL would keep every new row in memory until the end of a long transaction."""
    if connection.vendor == "postgresql":
        connection.check_constraints()
