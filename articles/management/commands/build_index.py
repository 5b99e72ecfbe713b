from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.index import writer
from articles.index.storage import Busy, current_shelf


class Command(BaseCommand):
    help = "Builds the search index from the database. The site goes on answering from the old one meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-missing", action="store_true", help="Do nothing where there is an index already.")

    def handle(self, *args: Any, if_missing: bool, **options: Any) -> None:
        shelf = current_shelf()
        if if_missing and shelf.stamp():
            self.stdout.write("The search index is there already.")
            return
        try:
            with shelf.writing(patience=60) as lock:
                lock.announce_long_work()
                writer.build(shelf, self._show)
        except Busy:
            raise CommandError("Another process is writing the index. Try again when it has finished.") from None
        self.stdout.write(f"Built the search index in {shelf.root}.")

    def _show(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done:,} of {total:,} articles", ending="\n" if done == total else "")
