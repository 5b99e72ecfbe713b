"""Whether an error means that a disk, or what an account may write on it, is full."""

from __future__ import annotations

import errno
import sqlite3

# No space left, the quota of the account, and the limit of a file's size.
NUMBERS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
SQLITE_CODES = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
POSTGRES_STATES = {"53100"}  # disk_full


def is_disk_full(error: BaseException) -> bool:
    """Also of an error of the database, which keeps that of its driver as the cause."""
    if isinstance(error, OSError):
        return error.errno in NUMBERS
    cause = error.__cause__
    code, state = getattr(cause, "sqlite_errorcode", None), getattr(cause, "sqlstate", None)
    return code in SQLITE_CODES or state in POSTGRES_STATES
