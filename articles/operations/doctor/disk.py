from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from articles.operations.backing_up import backup_folder
from articles.operations.doctor.findings import Finding, attention, well

MEGABYTE = 1_000_000
SPARE = 200 * MEGABYTE  # for logs, sessions and temporary files


def examine() -> Iterator[Finding]:
    """Each disk must have room for what is written to it next: another index, another backup."""
    for folder, needed in _needed_by_disk():
        free = shutil.disk_usage(folder).free
        figures = f"{free // MEGABYTE:,} MB are free on the disk of {folder}"
        if free < needed:
            yield attention(
                f"{figures}, and a new index and a new backup may need {needed // MEGABYTE:,} MB: "
                "make room, or keep fewer backups (BACKUP_KEEP)."
            )
        else:
            yield well(f"{figures}.")


def _needed_by_disk() -> Collection[tuple[Path, int]]:
    """For each disk a folder on it, and the bytes that may be needed there."""
    index = Path(settings.SEARCH_INDEX_DIR)
    wanted = [
        (index, _size(index)),
        (backup_folder(), _size_of_database()),
        (Path(settings.DATA_DIR), SPARE),
    ]
    disks: dict[int, tuple[Path, int]] = {}
    for folder, size in wanted:
        existing = next(path for path in (folder, *folder.parents) if path.exists())
        number = existing.stat().st_dev
        first, sum_so_far = disks.get(number, (existing, 0))
        disks[number] = (first, sum_so_far + size)
    return disks.values()


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _size_of_database() -> int:
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
