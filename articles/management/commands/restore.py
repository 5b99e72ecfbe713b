from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.operations.backing_up import back_up, examine, has_a_record, restore
from articles.operations.backup_file import BackupFile
from articles.operations.errors import OperationFailed


class Command(BaseCommand):
    help = (
        "Replaces the database by a backup, also while the site runs. What is there now is backed up first. "
        "Every index of the old database is rebuilt."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="Do not ask before overwriting")
        parser.add_argument(
            "--without-backup", action="store_true", help="Do not back up what is there now, because it is broken"
        )

    def handle(self, *args: Any, file: Path, yes: bool, without_backup: bool, **options: Any) -> None:
        backup = BackupFile(file.absolute())
        try:
            examine(backup)
            if without_backup:
                self._ask(yes)
            elif has_a_record():
                self._ask(yes)
                self.stdout.write(f"What was there is kept in {back_up().backup.path}.")
            damaged = restore(backup)
        except OperationFailed as error:
            raise CommandError(str(error)) from error
        if damaged:
            self.stdout.write(f"The damaged database is kept in {damaged}. Restart Parley, which may have it open.")
        self.stdout.write(
            f"Restored {file.name}. The search index is rebuilt at the next request of a reader. Editors log in again."
        )

    def _ask(self, yes: bool) -> None:
        if yes:
            return
        if not sys.stdin.isatty():
            raise CommandError("The database is not empty, and restoring overwrites it: say so with --yes (YES=1).")
        answer = input("The database is not empty. Overwrite everything in it with the backup? Type yes: ")
        if answer.strip().lower() != "yes":
            raise CommandError("Nothing has been restored.")
