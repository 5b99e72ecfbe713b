"""Reads the change log: the changes that were committed since an index was last updated."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

from django.db import Error, connections, router

from articles.index.log_position import LogPosition, Pending
from articles.models.change import Change


def pending_since(position: LogPosition | None, at_most: int | None = None) -> Pending:
    """The changes since the position, in one query. Without a position: no changes, and the position for a new index.

    The query goes to the database that the records are read from. A replica that is behind the index is not used,
    because its rows would not match the counts of the index.
    """
    using = router.db_for_read(Change)
    pending = _read(using, position, at_most)
    if pending.behind and (other := router.db_for_read(Change, behind=using)) != using:
        pending = _read(other, position, at_most)
    return pending


@contextlib.contextmanager
def pending_in_transaction(position: LogPosition | None, at_most: int | None = None) -> Iterator[Pending]:
    """Like `pending_since`, in a read-only transaction that lasts for the block.

    Records that are read within the block are in the state that the new position describes, without any part of a later
    change.
    """
    with contextlib.ExitStack() as transactions:
        using = router.db_for_read(Change)
        transactions.enter_context(_read_transaction(using))
        pending = _read(using, position, at_most)
        if pending.behind and (other := router.db_for_read(Change, behind=using)) != using:
            transactions.enter_context(_read_transaction(other))
            pending = _read(other, position, at_most)
        yield pending


# Django's atomic() would take the write lock on SQLite (config/settings.py, transaction_mode).
_BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextlib.contextmanager
def _read_transaction(using: str) -> Iterator[None]:
    connection = connections[using]
    if connection.in_atomic_block:  # reads must see the transaction's own writes
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
        except Error:  # the connection is lost, and the transaction with it
            connection.close()


def reads_committed_state() -> bool:
    """Whether other processes read the same state. Within a transaction this one also reads its own changes."""
    return not connections[router.db_for_read(Change)].in_atomic_block


def _read(using: str, position: LogPosition | None, at_most: int | None) -> Pending:
    connection = connections[using]
    with connection.cursor() as cursor:
        read = _read_postgresql if connection.vendor == "postgresql" else _read_sqlite
        return read(cursor, position, at_most)


def _read_sqlite(cursor: Any, position: LogPosition | None, at_most: int | None) -> Pending:
    if position is None:
        cursor.execute('SELECT id, noun, key, "transaction" FROM articles_change WHERE id = 0')
        genesis = cursor.fetchone()
        cursor.execute('SELECT id, "transaction" FROM articles_change ORDER BY id DESC LIMIT 1')
        row, mark = cursor.fetchone() or (0, 0)
        cursor.execute(f"SELECT {_PUBLISHED} FROM articles_change")
        published = _published(*cursor.fetchone())
        return Pending([], LogPosition(database=_identity(genesis), row=row, mark=mark, rows=row, **published))
    cursor.execute(
        'SELECT id, noun, key, "transaction", publications, day FROM articles_change '
        "WHERE id = 0 OR id >= %s ORDER BY id LIMIT %s",
        [position.row, -1 if at_most is None else at_most + 3],  # plus row 0, the last known row, one to detect more
    )
    genesis, *rows = cursor.fetchall() or [None]
    new = [each for each in rows if each[0] > position.row]
    changes = [(noun, key) for _, noun, key, *_ in new]
    row, mark = (rows[-1][0], rows[-1][3]) if rows else (position.row, position.mark)
    known = [(number, mark_of_row) for number, _, _, mark_of_row, *_ in rows[:1]]
    published = _published_since(position, [each[4:] for each in new])
    return Pending(
        changes,
        LogPosition(database=_identity(genesis), row=row, mark=mark, rows=row, **published),
        behind=position.row > 0 and known != [(position.row, position.mark)],
        more=at_most is not None and len(changes) > at_most,
    )


# The number of the archive's version, and its day.
_PUBLISHED = "SUM(publications), MAX(CASE WHEN publications > 0 THEN day END)"


def _published(publications: int | None, day: Any) -> dict[str, Any]:
    return {"publications": int(publications or 0), "day": str(day or "")}


def _published_since(position: LogPosition, rows: Sequence[tuple[int | None, Any]]) -> dict[str, Any]:
    """With the further publications and days of these rows."""
    days = [str(day) for publications, day in rows if publications and day]
    return _published(position.publications + sum(number or 0 for number, _ in rows), max([position.day, *days]))


# One statement, so that all values come from one snapshot. Changes of the reading transaction itself are never taken as
# included, because it has not ended.
_LOG = """
    SELECT id, noun, key, transaction, publications, day,
           pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_open,
           COALESCE(pg_current_xact_id_if_assigned()::text::bigint, 0) AS own,
           (SELECT COUNT(*) FROM unnest(%(included)s::bigint[]) AS known
             WHERE EXISTS (SELECT 1 FROM articles_change WHERE transaction = known)) AS received,
           (SELECT transaction FROM articles_change WHERE id = %(row)s) AS mark,
           (SELECT MAX(id) FROM articles_change) AS last_row,
           (SELECT transaction FROM articles_change ORDER BY id DESC LIMIT 1) AS last_mark,
           CASE WHEN %(after)s::bigint IS NULL THEN (SELECT SUM(id)::bigint FROM articles_change) END AS all_rows,
           CASE WHEN %(after)s::bigint IS NULL THEN (SELECT SUM(publications)::bigint FROM articles_change) END
             AS all_publications,
           CASE WHEN %(after)s::bigint IS NULL
                THEN (SELECT MAX(day) FROM articles_change WHERE publications > 0) END AS last_day
      FROM articles_change
     WHERE id = 0
    UNION ALL (
    SELECT id, noun, key, transaction, publications, day, 0, 0, 0, 0, 0, 0, 0, 0, NULL
      FROM articles_change
     WHERE id <> 0
       AND transaction >= COALESCE(%(after)s::bigint, pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
       AND transaction <> ALL(%(included)s)
     LIMIT %(limit)s)
"""


def _read_postgresql(cursor: Any, position: LogPosition | None, at_most: int | None) -> Pending:
    included = list(position.included) if position else []
    after, limit = position.oldest_open if position else None, None if at_most is None else at_most + 1
    cursor.execute(_LOG, {"after": after, "included": included, "limit": limit, "row": position.row if position else 0})
    genesis, *rows = sorted(cursor.fetchall(), key=itemgetter(0)) or [None]
    if genesis is None or genesis[0] != 0:
        return Pending([], LogPosition(database=0))
    oldest_open, own, received, mark, last_row, last_mark, all_rows, all_publications, last_day = genesis[6:]
    if last_mark == own:
        last_row, last_mark = (position.row, position.mark) if position else (0, 0)
    known = {transaction for _, _, _, transaction, *_ in rows}.union(included) - {own}
    ended = [each[4:6] for each in rows if each[3] != own]
    present = LogPosition(
        database=_identity(genesis),
        row=last_row,
        mark=last_mark,
        rows=position.rows + sum(row[0] for row in rows) if position else all_rows,
        oldest_open=oldest_open,
        included=tuple(sorted(transaction for transaction in known if transaction >= oldest_open)),
        **(_published_since(position, ended) if position else _published(all_publications, last_day)),
    )
    if position is None:
        return Pending([], present)
    changes = [(noun, key) for _, noun, key, *_ in rows]
    return Pending(
        changes,
        present if changes else replace(position, database=present.database),
        behind=present.database != position.database
        or oldest_open < position.oldest_open
        or received < len(included)
        or mark != position.mark,
        more=limit is not None and len(changes) == limit,
    )


def _identity(genesis: tuple[Any, ...] | None) -> int:
    """The random number in row 0 of the log, which identifies the database."""
    return genesis[2] if genesis and genesis[0] == 0 else 0
