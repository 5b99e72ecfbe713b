from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import nouns
from articles.index import Busy, background

# Readers take precedence if there are too few cores.
NICENESS = 5


class Command(BaseCommand):
    help = (
        "Updates the search index with all changes of the database, or builds it if there is none. "
        "The site starts this command itself when a change affects many articles."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--lock",
            type=int,
            metavar="FILE_DESCRIPTOR",
            help="The write lock, inherited from the process of the site",
        )

    def handle(self, *args: Any, lock: int | None, **options: Any) -> None:
        os.nice(NICENESS)
        storage = nouns.index_storage()
        if lock is not None:  # inherited: this process holds it until it ends
            background.catch_up(nouns.CATALOGUE, storage)
            return
        try:
            with storage.writing(patience=60) as own_lock:
                own_lock.announce_long_work()
                background.catch_up(nouns.CATALOGUE, storage)
        except Busy:
            raise CommandError("Another process is writing the index. Try again when it has finished.") from None
