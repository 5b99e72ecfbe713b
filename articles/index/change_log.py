"""Reads the change log: the changes committed since an index was last updated."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.db import Error, connections, router

from articles.index.log_position import LogPosition, Pending
from articles.index.log_queries import read_postgresql, read_sqlite
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
        read = read_postgresql if connection.vendor == "postgresql" else read_sqlite
        return read(cursor, position, at_most)
