"""The change log, read: what has been committed since an index last looked, and which records it touches."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from articles.models import Article

# More rows than this at once are cheaper met by following in steps.
LONGEST_READ = 20_000


@dataclass(frozen=True)
class Position:
    """How far an index has followed the log of one database.

    SQLite commits one transaction at a time, so the highest row number tells all. On PostgreSQL a transaction may
    commit after others with higher numbers; there the position is a snapshot (`pg_current_snapshot()`), and what
    is pending is what that snapshot could not see. https://www.postgresql.org/docs/current/functions-info.html
    """

    database: int
    row: int = 0
    snapshot: str = ""

    def to_json(self) -> str:
        return json.dumps(vars(self))

    @classmethod
    def from_json(cls, text: str) -> Position:
        return cls(**json.loads(text))


@dataclass(frozen=True)
class Pending:
    """The changes since a position, and the position that an index has once it has taken them in."""

    changes: list[tuple[str, int]]
    position: Position


def pending_since(position: Position | None) -> Pending:
    """One query. With None: no changes, and the present position, for an index about to be built from nothing."""
    read = _read_postgresql if connection.vendor == "postgresql" else _read_sqlite
    return read(position)


def _read_sqlite(position: Position | None) -> Pending:
    after = position.row if position else None
    with connection.cursor() as cursor:
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


def _read_postgresql(position: Position | None) -> Pending:
    unseen = (
        "(transaction >= pg_snapshot_xmin(%s::pg_snapshot)::text::bigint"
        " AND NOT pg_visible_in_snapshot(transaction::text::xid8, %s::pg_snapshot))"
    )
    seen = position.snapshot if position else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_current_snapshot()::text, id, noun, key FROM articles_change WHERE id = 0"
            + (f" OR {unseen} ORDER BY id" if seen else ""),
            [seen, seen] if seen else [],
        )
        genesis, *rows = cursor.fetchall() or [None]
    snapshot = genesis[0] if genesis else ""
    changes = [(noun, key) for _, _, noun, key in rows]
    identity = _identity(genesis[1:] if genesis else None)
    return Pending(changes, Position(database=identity, snapshot=snapshot if changes or not seen else seen))


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
