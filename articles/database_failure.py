"""Tells a database that does not answer, or is damaged, from an error in a statement."""

from __future__ import annotations

import sqlite3

from django.db import InterfaceError, OperationalError

# https://www.sqlite.org/rescode.html
PRIMARY_CODE = 0xFF  # the bits of an error code without its details
DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_failure(error: BaseException) -> bool:
    """Whether the database did not answer, or refused: it is down, hangs, is locked or damaged, or its disk is full.

    Python's module raises OperationalError for faulty statements too.
    """
    if _code(error) == sqlite3.SQLITE_ERROR:
        return False
    return isinstance(error, (OperationalError, InterfaceError)) or is_damage(error)


def is_damage(error: BaseException) -> bool:
    """Whether it is the file of SQLite that is damaged."""
    return _code(error) in DAMAGE


def advice(error: BaseException) -> str:
    """A sentence for operators about a failure: the reason, and what to do."""
    reason = (str(error).splitlines() or [type(error).__name__])[0]
    if is_damage(error):
        return f"The database is damaged ({reason}): restore a backup, by manage.py restore FILE --without-backup."
    return f"The database does not answer ({reason}): start it, or correct DATABASE_URL."


def _code(error: BaseException) -> int:
    """SQLite's code of an error of sqlite3's, or of the one that Django has made of it. 0 for any other error."""
    original = error if isinstance(error, sqlite3.Error) else error.__cause__
    return getattr(original, "sqlite_errorcode", 0) & PRIMARY_CODE
