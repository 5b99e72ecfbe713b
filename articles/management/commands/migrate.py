"""Django's migrate, which only one process runs at a time. Another one waits, and then finds nothing to do."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from articles.models.triggers_aside import triggers_aside

# Any number that nothing else locks in the database.
ADVISORY_LOCK = 0x7061726C6579
PAUSE = 0.2  # seconds between two looks whether the other process has ended


class Command(Migrate):
    def handle(self, *args: Any, database: str, **options: Any) -> None:
        lock = _in_database if connections[database].vendor == "postgresql" else _in_folder
        with lock(database) as is_mine:
            if not is_mine():
                self.stdout.write("Another process is migrating the database. Waiting for it to end.")
                while not is_mine():
                    time.sleep(PAUSE)
            if options["plan"] or options["check_unapplied"] or not _changes_tables(database, options):
                super().handle(*args, database=database, **options)
                return
            with triggers_aside(database):
                super().handle(*args, database=database, **options)


def _changes_tables(database: str, options: dict[str, Any]) -> bool:
    """Whether there may be something to do. To name a migration is to go to it, forwards or backwards."""
    executor = MigrationExecutor(connections[database])
    return bool(options["app_label"] or executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _in_database(database: str) -> Iterator[Callable[[], bool]]:
    """In a connection of its own, because a migration may close the other. It ends with the process that holds it.

    It asks again instead of waiting within a query, whose snapshot the other process might have to wait for.
    """
    connection = connections[database].copy()

    def is_mine() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
            return bool(cursor.fetchone()[0])

    try:
        yield is_mine
    finally:
        connection.close()


@contextmanager
def _in_folder(database: str) -> Iterator[Callable[[], bool]]:
    """SQLite's databases belong to one machine."""
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "migrate.lock").open("ab") as file:

        def is_mine() -> bool:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        yield is_mine
