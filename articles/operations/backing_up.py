"""Makes backups of the database and restores them, whichever kind of database it is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.loader import MigrationLoader

from articles.database_failure import advice
from articles.operations import postgresql, sqlite
from articles.operations.backup_file import BackupFile, new_file, remove_all_but
from articles.operations.errors import OperationFailed

KINDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass(frozen=True)
class Made:
    backup: BackupFile
    removed: list[BackupFile]


def backup_folder() -> Path:
    return Path(settings.BACKUP_DIR)


def back_up(keep: int | None = None) -> Made:
    """Makes a backup, then removes all but the newest `keep`; None removes none. Raises OperationFailed."""
    kind, folder = _kind(), backup_folder()
    try:
        with new_file(folder, kind.SUFFIX) as (path, backup):
            kind.dump(DEFAULT_DB_ALIAS, path)
        return Made(backup, remove_all_but(folder, keep) if keep else [])
    except (OSError, sqlite3.Error) as error:
        raise OperationFailed(f"The backup could not be written in {folder}: {error}.") from error


def examine(backup: BackupFile) -> None:
    """Raises OperationFailed if the backup cannot be restored here."""
    kind = _kind()
    if not backup.path.is_file():
        raise OperationFailed(f"There is no file {backup.path}.")
    if backup.path.suffix != f".{kind.SUFFIX}":
        raise OperationFailed(
            f"{backup.path.name} is not a backup of this kind of database, whose backups end in .{kind.SUFFIX}."
        )
    backup.verify()
    known = {name for app, name in MigrationLoader(None).disk_migrations if app == "articles"}
    try:
        latest = max(kind.migrations_in(backup.path), default="")
    except sqlite3.Error as error:
        raise OperationFailed(f"{backup.path} is not a database of Parley's: {error}.") from error
    if latest > max(known):
        raise OperationFailed(f"The backup was made by a newer version of Parley, whose tables include {latest}.")


def restore(backup: BackupFile) -> Path | None:
    """Replaces the database by a backup that has been examined. Indexes of the old database notice it.

    Editors must log in again: a session that was ended after the backup would be valid otherwise. Returns where the
    file of a damaged database is kept. Raises OperationFailed.
    """
    try:
        damaged: Path | None = _kind().restore(DEFAULT_DB_ALIAS, backup.path)
    except (OSError, sqlite3.Error, Error) as error:
        raise OperationFailed(f"Restoring failed: {error}. Look at the database before readers do.") from error
    return damaged


def has_a_record() -> bool:
    """Whether there is anything that restoring would overwrite."""
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        if "articles_article" not in connection.introspection.table_names():
            return False
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT 1 FROM articles_article) OR EXISTS (SELECT 1 FROM articles_outlet)")
            return bool(cursor.fetchone()[0])
    except Error as error:
        raise OperationFailed(advice(error)) from error


def _kind() -> ModuleType:
    return KINDS[connections[DEFAULT_DB_ALIAS].vendor]
