"""The database triggers that fill the change log, on SQLite and on PostgreSQL.

They are created after every `migrate`, because on SQLite a migration that rebuilds a table silently drops its triggers.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

from articles.models.logged_tables import LOGGED_TABLES, LoggedTable

# Which versions of the row each event logs: an update may move a row from one owner to another.
EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}

TODAY = {"sqlite": "date('now')", "postgresql": "(now() AT TIME ZONE 'UTC')::date"}
# SQLite numbers no transactions. A random number tells a row from one that got its id after a backup was restored.
TRANSACTION = {"sqlite": "random()", "postgresql": "pg_current_xact_id()::text::bigint"}

# PostgreSQL: while this setting is on in a transaction, the changes of that transaction are not logged.
SUSPENDED = "parley.log_suspended"


def _publications(noun: str, key: str, is_public: str = "") -> str:
    """What a change adds to the number of the archive's version."""
    if noun == "article":
        published = f"SELECT 1 FROM articles_article a WHERE a.id = {key} AND a.status = 'published'"
        is_public = is_public or f"EXISTS ({published})"
    return f"CASE WHEN {is_public} THEN 1 ELSE 0 END" if is_public else "1"


def _log_entries(table: LoggedTable, event: str, vendor: str) -> str:
    """The INSERTs into the change log for one event. A key that is null, because its owner is gone, is not logged."""
    keys = [table.key.format(row=row) for row in EVENTS[event]]
    is_public = " OR ".join(table.is_public.format(row=row) for row in EVENTS[event]) if table.is_public else ""
    return " ".join(
        f'INSERT INTO articles_change (noun, key, "transaction", publications, day) '
        f"SELECT '{table.noun}', changed.key, {TRANSACTION[vendor]}, "
        f"{_publications(table.noun, 'changed.key', is_public)}, {TODAY[vendor]} FROM (SELECT {key} AS key) AS changed "
        f"WHERE changed.key IS NOT NULL{f' AND changed.key <> {keys[0]}' if position else ''};"
        for position, key in enumerate(keys)
    )


def _sqlite(table: LoggedTable) -> Iterator[str]:
    for event in EVENTS:
        name = f"{table.name}_log_{event.lower()}"
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} AFTER {event} ON {table.name} FOR EACH ROW "
            f"BEGIN {_log_entries(table, event, 'sqlite')} END"
        )


def _postgresql(table: LoggedTable) -> Iterator[str]:
    name = f"{table.name}_log"
    branches = " ".join(
        f"IF TG_OP = '{event}' THEN {_log_entries(table, event, 'postgresql')} END IF;" for event in EVENTS
    )
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {branches} RETURN NULL; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {table.name}"
    yield (
        f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table.name} "
        f"FOR EACH ROW WHEN (current_setting('{SUSPENDED}', true) IS DISTINCT FROM 'on') "
        f"EXECUTE FUNCTION {name}()"
    )


TRIGGER_SQL = {"sqlite": _sqlite, "postgresql": _postgresql}


def install_triggers(using: str = "default", **_signal: Any) -> None:
    """Creates every trigger anew. Connected to `post_migrate`; may be called at any time."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    statements = TRIGGER_SQL[connection.vendor]
    with connection.cursor() as cursor:
        if "articles_change" not in existing:
            return
        for table in LOGGED_TABLES:
            if table.name in existing:
                for statement in statements(table):
                    cursor.execute(statement)
        _start_log(cursor)


@contextmanager
def suspended_triggers(using: str = "default") -> Iterator[None]:
    """Keeps the rows of a large load out of the log, then starts a new log, so that every index is rebuilt."""
    with transaction.atomic(using=using):
        with _without_triggers(using):
            yield
        with connections[using].cursor() as cursor:
            start_new_log(cursor)


@contextmanager
def logged_by_record(using: str = "default") -> Iterator[Callable[[str, Iterable[int]], None]]:
    """Keeps the rows of a load out of the log. The caller logs what they belong to, by noun and primary keys.

    An article with twenty statements is then one change instead of fifty. The index continues from the same log.
    """
    vendor = connections[using].vendor

    with _without_triggers(using) as cursor:

        def log(noun: str, keys: Iterable[int]) -> None:
            statement = (
                f'INSERT INTO articles_change (noun, key, "transaction", publications, day) '
                f"VALUES (%s, %s, {TRANSACTION[vendor]}, {_publications(noun, '%s')}, {TODAY[vendor]})"
            )
            keys_of_row = 2 if noun == "article" else 1
            cursor.executemany(statement, [(noun, *[key] * keys_of_row) for key in keys])

        yield log


@contextmanager
def _without_triggers(using: str) -> Iterator[Any]:
    """Yields a cursor. Changes are not logged until the context ends.

    All of it is one transaction. A load that fails, or whose process dies, is rolled back together with the
    suspension, so no other connection can ever write without being logged.
    """
    connection = connections[using]
    sqlite = connection.vendor == "sqlite"
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if sqlite:  # only one connection writes at a time: no other is affected
            for table in LOGGED_TABLES:
                for event in EVENTS:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table.name}_log_{event.lower()}")
        else:
            cursor.execute(f"SET LOCAL {SUSPENDED} = 'on'")
        yield cursor
        if sqlite:
            install_triggers(using)
        else:
            cursor.execute(f"SET LOCAL {SUSPENDED} = 'off'")


def _start_log(cursor: Any) -> None:
    """Makes row 0 of the log, unless it exists: a random number by which an index recognises its database."""
    cursor.execute("SELECT COUNT(*) FROM articles_change WHERE id = 0")
    if cursor.fetchone() == (0,):
        cursor.execute(
            'INSERT INTO articles_change (id, noun, key, "transaction", publications, day) '
            "VALUES (0, 'genesis', %s, 0, 0, CURRENT_DATE)",
            [secrets.randbits(62)],
        )


def start_new_log(cursor: Any) -> None:
    """Empties the log and changes its number, so that no index can continue from the old log.

    The number of the archive's version goes on: what the new log stands for is one publication.
    """
    _start_log(cursor)
    cursor.execute("SELECT SUM(publications) FROM articles_change")
    [published] = cursor.fetchone()
    cursor.execute("DELETE FROM articles_change WHERE id <> 0")
    cursor.execute(
        "UPDATE articles_change SET key = %s, publications = %s, day = CURRENT_DATE WHERE id = 0",
        [secrets.randbits(62), int(published) + 1],
    )
