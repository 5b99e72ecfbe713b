"""Migrations of an SQLite database that has triggers.

Django alters a table of SQLite by making another one in its place and renaming it. SQLite refuses to rename while a
trigger of another table names it. https://www.sqlite.org/lang_altertable.html
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

from articles.models.triggers import start_new_log


@contextmanager
def triggers_aside(using: str) -> Iterator[None]:
    """Drops all triggers; `post_migrate` creates them anew. If the migration fails, they are put back as they were.

    Another process may write meanwhile, and its changes are not logged. Then a new log is started, so that every index
    is rebuilt.
    """
    connection = connections[using]
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        before = _version(cursor)
        with transaction.atomic(using=using):
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
    try:
        yield
    except BaseException:
        with transaction.atomic(using=using), connection.cursor() as cursor:
            for _name, sql in triggers:
                cursor.execute(sql)
        raise
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if triggers and _version(cursor) != before:
            start_new_log(cursor)


def _version(cursor: Any) -> int:
    """A number that changes when another connection has written. https://www.sqlite.org/pragma.html#pragma_data_version"""
    cursor.execute("PRAGMA data_version")
    return int(cursor.fetchone()[0])
