from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.exchange.bulk import settle
from articles.exchange.corpus import ADDRESS, make_coverage
from articles.models import Article

BAR = 40  # characters


class Command(BaseCommand):
    help = "Fills the database with an archive of made-up coverage, to try Parley at any size and to measure it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--statements", type=int, required=True, help="How many; a fifth as many articles.")
        parser.add_argument("--seed", type=int, default=1, help="The same seed gives the same archive. Default: 1.")
        parser.add_argument(
            "--beside-real", action="store_true", help="Fill a database that holds real articles all the same."
        )

    def handle(self, *args: Any, statements: int, seed: int, beside_real: bool, **options: Any) -> None:
        if statements < 1:
            raise CommandError("--statements must be 1 or more.")
        self._refuse_what_is_there(beside_real)
        start = time.monotonic()
        self._shown = 0
        make_coverage(statements, seed, self._show)
        settle()
        articles = Article.objects.filter(url__startswith=ADDRESS).count()
        seconds = time.monotonic() - start
        self.stdout.write(f"Made {statements:,} statements in {articles:,} articles in {seconds:.1f} seconds.")
        self.stdout.write("Next, build the search index: manage.py build_index")

    def _refuse_what_is_there(self, beside_real: bool) -> None:
        if Article.objects.filter(url__startswith=ADDRESS).exists():
            raise CommandError("The database holds made-up coverage already. Start with a new one.")
        if not beside_real and Article.objects.exists():
            raise CommandError(
                "The database holds real articles, and made-up ones would stand among them. "
                "Use another database, or say --beside-real."
            )

    def _show(self, done: int, total: int) -> None:
        """One line that grows on a terminal; elsewhere a line for each tenth."""
        terminal = self.stdout.isatty()
        step = done * (100 if terminal else 10) // total
        if step == self._shown:
            return
        self._shown = step
        if terminal:
            bar = "#" * (BAR * done // total)
            end = "\n" if done == total else ""
            self.stdout.write(f"\r[{bar:<{BAR}}] {done:,} of {total:,} statements", ending=end)
            self.stdout.flush()
        else:
            self.stdout.write(f"{done:,} of {total:,} statements")
