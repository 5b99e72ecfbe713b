"""The change log, read: what has been committed since an index last looked, and which records it touches."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import Error, connections, router

from articles.models import Article, Change


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

    `behind`: what led to the position is not all in the database that was asked. A replica has yet to receive it, or
    an older state of the database has been restored.
    `more`: there are more changes than were asked for; these and the position are of no use to follow by.
    """

    changes: list[tuple[str, int]]
    position: Position
    behind: bool = False
    more: bool = False

    def leads_from(self, position: Position) -> bool:
        """Whether an index with this position can follow. Otherwise it is another database's."""
        return not self.behind and self.position.database == position.database


def pending_since(position: Position | None, at_most: int | None = None) -> Pending:
    """One query. With None: no changes, and the present position, for an index about to be built from nothing.

    It asks the database that the records are read from, too. A replica that is behind the index is not asked, nor
    read, any further: its rows would not be those that the index counts.
    """
    using = router.db_for_read(Change)
    pending = _read(using, position, at_most)
    if pending.behind and (other := router.db_for_read(Change, behind=using)) != using:
        pending = _read(other, position, at_most)
    return pending


@contextlib.contextmanager
def standing_still(position: Position | None, at_most: int | None = None) -> Iterator[Pending]:
    """The same, and until the end of the block the database answers as of the moment that it was asked in.

    So what is read of the records is the state that the new position stands for, and never half of a later change.
    """
    with contextlib.ExitStack() as moments:
        using = router.db_for_read(Change)
        moments.enter_context(_one_moment(using))
        pending = _read(using, position, at_most)
        if pending.behind and (other := router.db_for_read(Change, behind=using)) != using:
            moments.enter_context(_one_moment(other))
            pending = _read(other, position, at_most)
        yield pending


# By hand, because Django's atomic() would take SQLite's one right to write.
_BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextlib.contextmanager
def _one_moment(using: str) -> Iterator[None]:
    connection = connections[using]
    if connection.in_atomic_block:  # what it has itself written must be seen
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
        except Error:  # it is lost, and with it the transaction
            connection.close()


def sees_what_others_see() -> bool:
    """Whether another process would read from the database what this one does: not within a transaction."""
    return not connections[router.db_for_read(Change)].in_atomic_block


def _read(using: str, position: Position | None, at_most: int | None) -> Pending:
    connection = connections[using]
    with connection.cursor() as cursor:
        read = _read_postgresql if connection.vendor == "postgresql" else _read_sqlite
        return read(cursor, position, at_most)


def _read_sqlite(cursor: Any, position: Position | None, at_most: int | None) -> Pending:
    if position is None:
        cursor.execute("SELECT id, noun, key FROM articles_change WHERE id = 0")
        genesis = cursor.fetchone()
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM articles_change")
        return Pending([], Position(database=_identity(genesis), row=cursor.fetchone()[0]))
    cursor.execute(
        "SELECT id, noun, key FROM articles_change WHERE id = 0 OR id >= %s ORDER BY id LIMIT %s",
        [position.row, -1 if at_most is None else at_most + 3],  # beside them the first row, the last known, one more
    )
    genesis, *rows = cursor.fetchall() or [None]
    changes = [(noun, key) for number, noun, key in rows if number > position.row]
    return Pending(
        changes,
        Position(database=_identity(genesis), row=rows[-1][0] if rows else position.row),
        behind=position.row > 0 and len(changes) == len(rows),
        more=at_most is not None and len(changes) > at_most,
    )


# One statement, so that all of it is true of one moment. A transaction that reads what it has itself written has
# not ended, and what it logs is never taken for read.
_LOG = """
    SELECT id, noun, key, transaction,
           pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_open,
           COALESCE(pg_current_xact_id_if_assigned()::text::bigint, 0) AS own,
           (SELECT COUNT(*) FROM unnest(%(taken_in)s::bigint[]) AS known
             WHERE EXISTS (SELECT 1 FROM articles_change WHERE transaction = known)) AS received
      FROM articles_change
     WHERE id = 0
    UNION ALL (
    SELECT id, noun, key, transaction, 0, 0, 0
      FROM articles_change
     WHERE id <> 0
       AND transaction >= COALESCE(%(after)s::bigint, pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
       AND transaction <> ALL(%(taken_in)s)
     LIMIT %(limit)s)
"""


def _read_postgresql(cursor: Any, position: Position | None, at_most: int | None) -> Pending:
    taken_in = list(position.taken_in) if position else []
    after, limit = position.oldest_open if position else None, None if at_most is None else at_most + 1
    cursor.execute(_LOG, {"after": after, "taken_in": taken_in, "limit": limit})
    genesis, *rows = sorted(cursor.fetchall()) or [None]
    if genesis is None or genesis[0] != 0:
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
        more=limit is not None and len(changes) == limit,
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
    "question": ("statements__positions__question",),
    "round": ("rounds", "statements__round"),
    "topic": ("statements__topics",),
    "venue": ("venues", "statements__venue"),
}


def affected_articles(changes: Collection[tuple[str, int]], at_most: int | None = None) -> set[int] | None:
    """Keys of the articles whose documents the changes reach; None where these are more than `at_most`.

    At most a few queries per noun that changed, however many records of it did.
    """
    keys: dict[str, set[int]] = defaultdict(set)
    for noun, key in changes:
        keys[noun].add(key)
    affected = set(keys["article"])
    for noun, reach in REACH.items():
        for path in reach if keys[noun] else ():
            reached = Article.objects.published().filter(**{f"{path}__in": keys[noun]}).order_by()
            affected.update(reached.values_list("pk", flat=True).distinct()[: None if at_most is None else at_most + 1])
    return affected if at_most is None or len(affected) <= at_most else None
