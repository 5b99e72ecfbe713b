from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import nouns
from articles.index import Busy, writer


class Command(BaseCommand):
    help = "Builds the search index from the database. The site goes on answering from the old one meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-missing", action="store_true", help="Do nothing where there is an index already.")

    def handle(self, *args: Any, if_missing: bool, **options: Any) -> None:
        storage = nouns.index_storage()
        if if_missing and storage.stamp():
            self.stdout.write("The search index is there already.")
            return
        try:
            with storage.writing(patience=60) as lock:
                lock.announce_long_work()
                writer.build(nouns.CATALOGUE, storage, self._show)
        except Busy:
            raise CommandError("Another process is writing the index. Try again when it has finished.") from None
        self.stdout.write(f"Built the search index in {storage.root}.")

    def _show(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done:,} of {total:,} records", ending="\n" if done == total else "")
