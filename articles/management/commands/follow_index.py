from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import nouns
from articles.index import Busy, background

# Readers go first where there are too few cores for all.
NICENESS = 5


class Command(BaseCommand):
    help = (
        "Takes all changes of the database into the search index, or builds it where there is none. "
        "The site starts this by itself when a change reaches many articles."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--lock", type=int, metavar="FILE_DESCRIPTOR", help="The right to write, handed on by the site's process."
        )

    def handle(self, *args: Any, lock: int | None, **options: Any) -> None:
        os.nice(NICENESS)
        storage = nouns.index_storage()
        if lock is not None:  # open in this process, too, for as long as it lives
            background.catch_up(nouns.CATALOGUE, storage)
            return
        try:
            with storage.writing(patience=60) as own_lock:
                own_lock.announce_long_work()
                background.catch_up(nouns.CATALOGUE, storage)
        except Busy:
            raise CommandError("Another process is writing the index. Try again when it has finished.") from None
