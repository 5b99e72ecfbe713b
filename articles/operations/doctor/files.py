"""Who may read and write the files of an installation."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from articles.operations.backing_up import backup_folder
from articles.operations.backup_file import backups_in
from articles.operations.doctor.findings import Finding, attention, well

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def examine() -> Iterator[Finding]:
    exposed = [file for file in _private_files() if file.stat().st_mode & OTHERS]
    for file in exposed:
        yield attention(f"Others than its owner have rights to {file}: run chmod 600 '{file}'.")
    unwritable = [folder for folder in _own_folders() if not _is_writable(folder)]
    for folder in unwritable:
        yield attention(f"Parley cannot write in {folder}: give the folder to the user that runs Parley.")
    if not exposed and not unwritable:
        yield well("The files have the rights that they should have.")
    if settings.DEVELOPMENT:
        return
    if os.geteuid() == 0:
        yield attention("This is root: run Parley, and this command, as a user of its own.")
    elif os.access(settings.BASE_DIR / "manage.py", os.W_OK):
        yield attention(f"The user that runs Parley can change its code: give {settings.BASE_DIR} to root.")


def _private_files() -> list[Path]:
    """Those that exist, of the files with the record, drafts, sessions and keys."""
    files = [settings.BASE_DIR / ".env", *(backup.path for backup in backups_in(backup_folder()))]
    if connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
        name = str(settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"])
        files += [Path(name + ending) for ending in ("", "-wal", "-shm")]
    return [file for file in files if file.is_file()]


def _own_folders() -> set[Path]:
    return {Path(settings.DATA_DIR), Path(settings.SEARCH_INDEX_DIR).parent, backup_folder()}


def _is_writable(folder: Path) -> bool:
    """Also where the folder has yet to be made."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return os.access(existing, os.W_OK | os.X_OK)
