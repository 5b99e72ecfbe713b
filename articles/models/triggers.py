"""The database triggers that fill the change log, on SQLite and on PostgreSQL.

They are created after every `migrate`, because on SQLite a migration that rebuilds a table silently drops its triggers.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction


@dataclass(frozen=True)
class LoggedTable:
    """A table whose changes are logged: each as a change of `noun`, with the primary key that `key` selects.

    `key` is an SQL expression; `{row}` in it stands for the changed row.
    """

    name: str
    noun: str
    key: str = "{row}.id"


ARTICLE_OF_STATEMENT = "(SELECT s.article_id FROM articles_statement s WHERE s.id = {row}.statement_id)"

LOGGED_TABLES = (
    LoggedTable("articles_article", "article"),
    LoggedTable("articles_article_people", "article", "{row}.article_id"),
    LoggedTable("articles_article_venues", "article", "{row}.article_id"),
    LoggedTable("articles_article_rounds", "article", "{row}.article_id"),
    LoggedTable("articles_statement", "article", "{row}.article_id"),
    LoggedTable("articles_statement_topics", "article", ARTICLE_OF_STATEMENT),
    LoggedTable("articles_outlet", "outlet"),
    LoggedTable("articles_organisation", "organisation"),
    LoggedTable("articles_party", "party"),
    LoggedTable("articles_position", "article", ARTICLE_OF_STATEMENT),
    LoggedTable("articles_question", "question"),
    LoggedTable("articles_quotecheck", "article", ARTICLE_OF_STATEMENT),
    LoggedTable("articles_redirect", "redirect"),
    LoggedTable("articles_person", "person"),
    LoggedTable("articles_personname", "person", "{row}.person_id"),
    LoggedTable("articles_role", "role"),
    LoggedTable("articles_round", "round"),
    LoggedTable("articles_round_absent", "round", "{row}.round_id"),
    LoggedTable("articles_round_convenors", "round", "{row}.round_id"),
    LoggedTable("articles_round_participants", "round", "{row}.round_id"),
    LoggedTable("articles_round_venues", "round", "{row}.round_id"),
    LoggedTable("articles_synonymset", "synonymset"),
    LoggedTable("articles_topic", "topic"),
    LoggedTable("articles_utterance", "utterance"),
    LoggedTable("articles_venue", "venue"),
    LoggedTable("articles_venuename", "venue", "{row}.venue_id"),
)

# Which versions of the row each event logs: an update may move a row from one owner to another.
EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


# SQLite numbers no transactions. A random number tells a row from one that got its id after a backup was restored.
MARK = "random()"


def _log_entries(table: LoggedTable, event: str, transaction: str) -> str:
    """The INSERTs into the change log for one event. A key that is null, because its owner is gone, is not logged."""
    keys = [table.key.format(row=row) for row in EVENTS[event]]
    return " ".join(
        f'INSERT INTO articles_change (noun, key, "transaction") '
        f"SELECT '{table.noun}', changed.key, {transaction} FROM (SELECT {key} AS key) AS changed "
        f"WHERE changed.key IS NOT NULL{f' AND changed.key <> {keys[0]}' if position else ''};"
        for position, key in enumerate(keys)
    )


def _sqlite(table: LoggedTable) -> Iterator[str]:
    for event in EVENTS:
        name = f"{table.name}_log_{event.lower()}"
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} AFTER {event} ON {table.name} FOR EACH ROW "
            f"BEGIN {_log_entries(table, event, MARK)} END"
        )


def _postgresql(table: LoggedTable) -> Iterator[str]:
    name = f"{table.name}_log"
    branches = " ".join(
        f"IF TG_OP = '{event}' THEN {_log_entries(table, event, 'pg_current_xact_id()::text::bigint')} END IF;"
        for event in EVENTS
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


# PostgreSQL: while this setting is on in a transaction, the changes of that transaction are not logged.
SUSPENDED = "parley.log_suspended"

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
            _start_new_log(cursor)


@contextmanager
def logged_by_record(using: str = "default") -> Iterator[Callable[[str, Iterable[int]], None]]:
    """Keeps the rows of a load out of the log. The caller logs what they belong to, by noun and primary keys.

    An article with twenty statements is then one change instead of fifty. The index continues from the same log.
    """
    number = MARK if connections[using].vendor == "sqlite" else "pg_current_xact_id()::text::bigint"

    with _without_triggers(using) as cursor:

        def log(noun: str, keys: Iterable[int]) -> None:
            statement = f'INSERT INTO articles_change (noun, key, "transaction") VALUES (%s, %s, {number})'
            cursor.executemany(statement, [(noun, key) for key in keys])

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
            "INSERT INTO articles_change (id, noun, key, \"transaction\") VALUES (0, 'genesis', %s, 0)",
            [secrets.randbits(62)],
        )


def _start_new_log(cursor: Any) -> None:
    """Empties the log and changes its number, so that no index can continue from the old log."""
    _start_log(cursor)
    cursor.execute("DELETE FROM articles_change WHERE id <> 0")
    cursor.execute("UPDATE articles_change SET key = %s WHERE id = 0", [secrets.randbits(62)])
