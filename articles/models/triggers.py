"""The database triggers that fill the change log, on SQLite and on PostgreSQL.

They are put in place after every `migrate`, because on SQLite a migration that rebuilds a table drops its triggers
without a word.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction


@dataclass(frozen=True)
class Watch:
    """A change to a row of `table` is logged as a change of `noun` with the key that `key` yields from the row."""

    table: str
    noun: str
    key: str = "{row}.id"


ARTICLE_OF_STATEMENT = "(SELECT s.article_id FROM articles_statement s WHERE s.id = {row}.statement_id)"

WATCHES = (
    Watch("articles_article", "article"),
    Watch("articles_article_people", "article", "{row}.article_id"),
    Watch("articles_article_venues", "article", "{row}.article_id"),
    Watch("articles_article_rounds", "article", "{row}.article_id"),
    Watch("articles_statement", "article", "{row}.article_id"),
    Watch("articles_statement_topics", "article", ARTICLE_OF_STATEMENT),
    Watch("articles_outlet", "outlet"),
    Watch("articles_organisation", "organisation"),
    Watch("articles_party", "party"),
    Watch("articles_position", "article", ARTICLE_OF_STATEMENT),
    Watch("articles_question", "question"),
    Watch("articles_redirect", "redirect"),
    Watch("articles_person", "person"),
    Watch("articles_personname", "person", "{row}.person_id"),
    Watch("articles_role", "role"),
    Watch("articles_round", "round"),
    Watch("articles_round_convenors", "round", "{row}.round_id"),
    Watch("articles_round_participants", "round", "{row}.round_id"),
    Watch("articles_round_venues", "round", "{row}.round_id"),
    Watch("articles_topic", "topic"),
    Watch("articles_utterance", "utterance"),
    Watch("articles_venue", "venue"),
    Watch("articles_venuename", "venue", "{row}.venue_id"),
)

# Which images of the row each event has to log: an update may move a row from one owner to another.
EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def _log_entries(watch: Watch, event: str, transaction: str) -> str:
    """The INSERTs into the change log for one event, the row's key being left out where its owner is gone."""
    keys = [watch.key.format(row=row) for row in EVENTS[event]]
    return " ".join(
        f'INSERT INTO articles_change (noun, key, "transaction") '
        f"SELECT '{watch.noun}', changed.key, {transaction} FROM (SELECT {key} AS key) AS changed "
        f"WHERE changed.key IS NOT NULL{f' AND changed.key <> {keys[0]}' if position else ''};"
        for position, key in enumerate(keys)
    )


def _sqlite(watch: Watch) -> Iterator[str]:
    for event in EVENTS:
        name = f"{watch.table}_log_{event.lower()}"
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} AFTER {event} ON {watch.table} FOR EACH ROW "
            f"BEGIN {_log_entries(watch, event, '0')} END"
        )


def _postgresql(watch: Watch) -> Iterator[str]:
    name = f"{watch.table}_log"
    branches = " ".join(
        f"IF TG_OP = '{event}' THEN {_log_entries(watch, event, 'pg_current_xact_id()::text::bigint')} END IF;"
        for event in EVENTS
    )
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {branches} RETURN NULL; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {watch.table}"
    yield (
        f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {watch.table} "
        f"FOR EACH ROW WHEN (current_setting('{SUSPENDED}', true) IS DISTINCT FROM 'on') "
        f"EXECUTE FUNCTION {name}()"
    )


# PostgreSQL: a setting of one transaction, by which it keeps its own changes out of the log and nobody else's.
SUSPENDED = "parley.log_suspended"

STATEMENTS = {"sqlite": _sqlite, "postgresql": _postgresql}


def install_triggers(using: str = "default", **_signal: Any) -> None:
    """(Re)creates every trigger; receives `post_migrate`. Harmless to repeat."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    statements = STATEMENTS[connection.vendor]
    with connection.cursor() as cursor:
        if "articles_change" not in existing:
            return
        for watch in WATCHES:
            if watch.table in existing:
                for statement in statements(watch):
                    cursor.execute(statement)
        _begin_log(cursor)


@contextmanager
def suspended_triggers(using: str = "default") -> Iterator[None]:
    """Keeps the rows of a large load out of the log, then begins the log anew, so that every index is built again.

    All of it is one transaction. A load that fails, or whose process dies, is undone together with the suspension:
    no moment exists in which another connection could write without being logged.
    """
    connection = connections[using]
    sqlite = connection.vendor == "sqlite"
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if sqlite:  # one connection writes at a time, so that it may do without the triggers meanwhile
            for watch in WATCHES:
                for event in EVENTS:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {watch.table}_log_{event.lower()}")
        else:
            cursor.execute(f"SET LOCAL {SUSPENDED} = 'on'")
        yield
        if sqlite:
            install_triggers(using)
        else:
            cursor.execute(f"SET LOCAL {SUSPENDED} = 'off'")
        _begin_log_anew(cursor)


def _begin_log(cursor: Any) -> None:
    """Row 0 of the log holds a random number that tells this database from every other, restored ones included."""
    cursor.execute("SELECT COUNT(*) FROM articles_change WHERE id = 0")
    if cursor.fetchone() == (0,):
        cursor.execute(
            "INSERT INTO articles_change (id, noun, key, \"transaction\") VALUES (0, 'genesis', %s, 0)",
            [secrets.randbits(62)],
        )


def _begin_log_anew(cursor: Any) -> None:
    """Empties the log and gives it another number: no index can go on following it."""
    _begin_log(cursor)
    cursor.execute("DELETE FROM articles_change WHERE id <> 0")
    cursor.execute("UPDATE articles_change SET key = %s WHERE id = 0", [secrets.randbits(62)])
