"""The change log, read: what has been committed since an index last looked, and which records it touches."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db import connections, router
from django.db.models import Q

from articles.models import Article, Change

# More rows than this at once are cheaper met by following in steps.
LONGEST_READ = 20_000


@dataclass(frozen=True)
class Position:
    """How far an index has followed the log of one database.

    SQLite commits one transaction at a time, so the highest row number tells all. On PostgreSQL a transaction may
    commit after others with higher numbers; there the position is the oldest transaction that was still open, and
    which of those after it have been taken in. `pg_current_snapshot()` alone would not do: on a standby it leaves out
    the open transactions between its ends. https://www.postgresql.org/docs/current/functions-info.html
    """

    database: int
    row: int = 0
    oldest_open: int = 0
    taken_in: tuple[int, ...] = ()

    def to_json(self) -> str:
        return json.dumps(vars(self))

    @classmethod
    def from_json(cls, text: str) -> Position:
        fields = json.loads(text)
        return cls(**fields | {"taken_in": tuple(fields["taken_in"])})


@dataclass(frozen=True)
class Pending:
    """The changes since a position, and the position that an index has once it has taken them in.

    `behind`: what led to the position is not all in the database that was asked. A replica has yet to receive it.
    """

    changes: list[tuple[str, int]]
    position: Position
    behind: bool = False


def pending_since(position: Position | None) -> Pending:
    """One query. With None: no changes, and the present position, for an index about to be built from nothing.

    It asks the database that the records are read from, too. A replica that is behind the index is not asked, nor
    read, any further: its rows would not be those that the index counts.
    """
    using = router.db_for_read(Change)
    pending = _read(using, position)
    if pending.behind:
        pending = _read(router.db_for_read(Change, behind=using), position)
    return pending


def _read(using: str, position: Position | None) -> Pending:
    connection = connections[using]
    with connection.cursor() as cursor:
        return (_read_postgresql if connection.vendor == "postgresql" else _read_sqlite)(cursor, position)


def _read_sqlite(cursor: Any, position: Position | None) -> Pending:
    after = position.row if position else None
    if after is None:
        cursor.execute("SELECT id, noun, key FROM articles_change WHERE id = 0")
        genesis = cursor.fetchone()
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM articles_change")
        return Pending([], Position(database=_identity(genesis), row=cursor.fetchone()[0]))
    cursor.execute(
        "SELECT id, noun, key FROM articles_change WHERE id = 0 OR id > %s ORDER BY id LIMIT %s",
        [after, LONGEST_READ],
    )
    genesis, *rows = cursor.fetchall() or [None]
    last = rows[-1][0] if rows else after
    return Pending([(noun, key) for _, noun, key in rows], Position(database=_identity(genesis), row=last))


# One statement, so that all of it is true of one moment. A transaction that reads what it has itself written has
# not ended, and what it logs is never taken for read.
_LOG = """
    SELECT id, noun, key, transaction,
           pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_open,
           COALESCE(pg_current_xact_id_if_assigned()::text::bigint, 0) AS own,
           (SELECT COUNT(DISTINCT transaction) FROM articles_change WHERE transaction = ANY(%(taken_in)s)) AS received
      FROM articles_change
     WHERE id = 0
        OR transaction >= COALESCE(%(after)s::bigint, pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
           AND transaction <> ALL(%(taken_in)s)
     ORDER BY id
"""


def _read_postgresql(cursor: Any, position: Position | None) -> Pending:
    taken_in = list(position.taken_in) if position else []
    cursor.execute(_LOG, {"after": position.oldest_open if position else None, "taken_in": taken_in})
    genesis, *rows = cursor.fetchall() or [None]
    if genesis is None:
        return Pending([], Position(database=0))
    oldest_open, own, received = genesis[4:]
    known = {transaction for _, _, _, transaction, *_ in rows}.union(taken_in) - {own}
    present = Position(
        database=_identity(genesis),
        oldest_open=oldest_open,
        taken_in=tuple(sorted(transaction for transaction in known if transaction >= oldest_open)),
    )
    if position is None:
        return Pending([], present)
    changes = [(noun, key) for _, noun, key, *_ in rows]
    return Pending(
        changes,
        present if changes else replace(position, database=present.database),
        behind=present.database != position.database or oldest_open < position.oldest_open or received < len(taken_in),
    )


def _identity(genesis: tuple[int, str, int] | None) -> int:
    """The number that a database's log begins with. An index that followed another database is of no use here."""
    return genesis[2] if genesis and genesis[0] == 0 else 0


# From a changed record to the articles that show or count it.
REACH = {
    "outlet": ("outlet", "agency"),
    "organisation": ("statements__organisation", "statements__role__organisation"),
    "party": ("statements__party", "statements__role__party", "statements__organisation__party"),
    "person": ("people", "statements__speaker"),
    "round": ("rounds", "statements__round"),
    "topic": ("statements__topics",),
    "venue": ("venues", "statements__venue"),
}


def affected_articles(changes: Collection[tuple[str, int]]) -> set[int]:
    """Keys of the articles whose documents the changes reach. At most one query per noun that changed."""
    keys: dict[str, set[int]] = defaultdict(set)
    for noun, key in changes:
        keys[noun].add(key)
    affected = set(keys["article"])
    for noun, reach in REACH.items():
        if keys[noun]:
            for path in reach:
                lookup = Q(**{f"{path}__in": keys[noun]})
                affected.update(Article.objects.published().filter(lookup).values_list("pk", flat=True))
    return affected
