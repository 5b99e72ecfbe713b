from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.operations.backing_up import back_up
from articles.operations.errors import OperationFailed


class Command(BaseCommand):
    help = "Writes a backup of the database with its digest, also while the site runs, and removes the oldest backups."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--keep", type=int, default=settings.BACKUP_KEEP, help="How many backups to keep")

    def handle(self, *args: Any, keep: int, **options: Any) -> None:
        if keep < 1:
            raise CommandError("Keep at least one backup: BACKUP_KEEP and --keep must be 1 or more.")
        try:
            made = back_up(keep)
        except OperationFailed as error:
            raise CommandError(str(error)) from error
        size = made.backup.path.stat().st_size
        self.stdout.write(f"Wrote {made.backup.path} ({size:,} bytes).")
        for backup in made.removed:
            self.stdout.write(f"Removed {backup.path.name}.")
