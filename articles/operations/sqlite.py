"""Backups of SQLite by its own backup interface, which is consistent while others write.

https://www.sqlite.org/backup.html
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import connections

from articles.database_failure import is_damage
from articles.models.triggers import start_new_log
from articles.operations.backup_file import flush_names, unfinished_file
from articles.operations.errors import OperationFailed

SUFFIX = "sqlite3"
PREPARED = "restored"  # the connection to the database that is being prepared
LOCK_SECONDS = 60.0


def dump(using: str, target: Path) -> None:
    """Writes the state of one moment. Readers and writers do not wait for it."""
    with closing(_open(_file(using))) as source, closing(_open(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file that is complete by itself


def migrations_in(source: Path) -> set[str]:
    """The names of the migrations of `articles` that the backup has seen."""
    with closing(_open(source)) as backup:
        return {name for (name,) in backup.execute("SELECT name FROM django_migrations WHERE app = 'articles'")}


def restore(using: str, source: Path) -> Path | None:
    """Replaces the database by the backup in one transaction, brought to the tables of this version beforehand.

    Processes that have the database open read the old state until it ends, and the new one after it. A damaged file,
    which SQLite cannot write to, is moved aside: then its new path is returned.
    """
    live = _file(using)
    live.parent.mkdir(parents=True, exist_ok=True)
    connections[using].close()
    with unfinished_file(live.parent) as prepared:
        _copy(source, prepared)
        _prepare(using, prepared)
        try:
            _overwrite(live, prepared)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            return _put_in_place(live, prepared)
    return None


def _overwrite(live: Path, prepared: Path) -> None:
    is_new = not live.exists()
    with closing(_open(prepared)) as copy, closing(_open(live)) as database:
        if is_new:
            live.chmod(0o600)
        copy.backup(database)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put_in_place(live: Path, prepared: Path) -> Path:
    """Moves the damaged file aside, with its log. Returns its new path.

    A process that has it open does not touch the new one: SQLite compares the file with the one that it has opened.
    """
    damaged = live.with_name(f"{live.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    owner = live.stat()
    os.chown(prepared, owner.st_uid, owner.st_gid)
    for ending in ("", "-wal", "-shm", "-journal"):
        file = live.with_name(live.name + ending)
        if file.exists():
            file.rename(damaged.with_name(damaged.name + ending))
    prepared.rename(live)
    flush_names(live.parent)
    return damaged


def _prepare(using: str, file: Path) -> None:
    """Checks the copy, adds the tables of this version, and gives its change log a new identity."""
    with closing(_open(file)) as copy:
        if (answer := copy.execute("PRAGMA quick_check(1)").fetchone()) != ("ok",):
            raise OperationFailed(f"The database in the backup is damaged: {answer[0]}.")
    connections.databases[PREPARED] = {**connections.databases[using], "NAME": str(file)}
    try:
        call_command("migrate", database=PREPARED, verbosity=0, interactive=False)
        with connections[PREPARED].cursor() as cursor:
            start_new_log(cursor)
            cursor.execute("DELETE FROM django_session")
            cursor.execute("PRAGMA journal_mode=DELETE")
    finally:
        connections[PREPARED].close()
        del connections[PREPARED], connections.databases[PREPARED]


def _copy(source: Path, target: Path) -> None:
    with closing(_open(source)) as original, closing(_open(target)) as copy:
        original.backup(copy)


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=LOCK_SECONDS, isolation_level=None)


def _file(using: str) -> Path:
    return Path(connections[using].settings_dict["NAME"])
