from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import nouns
from articles.index import Busy, Damaged, writer


class Command(BaseCommand):
    help = "Builds the search index from the database. The site uses the old index meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-missing", action="store_true", help="Do nothing if there is an index.")

    def handle(self, *args: Any, if_missing: bool, **options: Any) -> None:
        storage = nouns.index_storage()
        if if_missing and storage.stamp():
            self.stdout.write("There is a search index already.")
            return
        try:
            with storage.writing(patience=60) as lock:
                lock.announce_long_work()
                writer.build(nouns.CATALOGUE, storage, self._show)
        except Busy:
            raise CommandError("Another process is writing the index. Try again when it has finished.") from None
        except (Damaged, OSError) as error:
            raise CommandError(
                f"The search index cannot be written in {storage.root}: {error}. Make room on the disk, and let the "
                "user that runs Parley write in the folder."
            ) from error
        self.stdout.write(f"Built the search index in {storage.root}.")

    def _show(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done:,} of {total:,} records", ending="\n" if done == total else "")
