"""The command line of the generator."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from articles.exchange.bulk import vacuum_and_analyze
from articles.models import Article
from bench.generator.archive import generate_archive
from bench.generator.article import ADDRESS

BAR_WIDTH = 40  # characters


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parse(arguments)
    _check_database(beside_real=options.beside_real)
    start = time.monotonic()
    generate_archive(options.statements, options.seed, Progress().show)
    vacuum_and_analyze()
    articles = Article.objects.filter(url__startswith=ADDRESS).count()
    seconds = time.monotonic() - start
    sys.stdout.write(
        f"Generated {options.statements:,} statements in {articles:,} articles in {seconds:.1f} seconds.\n"
    )
    sys.stdout.write("Build the search index next: manage.py build_index\n")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.generator",
        description="Fills the database with an archive of made-up coverage, to try out or measure Parley at any size.",
    )
    parser.add_argument(
        "--statements", type=int, required=True, help="number of statements; there is one article for every five"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="the same seed generates the same archive (default: %(default)s)"
    )
    parser.add_argument("--beside-real", action="store_true", help="fill the database even if it holds real articles")
    options = parser.parse_args(arguments)
    if options.statements < 1:
        parser.error("--statements must be 1 or more.")
    return options


def _check_database(*, beside_real: bool) -> None:
    """Exits with a message if made-up articles must not be added."""
    if Article.objects.filter(url__startswith=ADDRESS).exists():
        sys.exit("The database already holds made-up coverage. Use an empty database.")
    if not beside_real and Article.objects.exists():
        sys.exit(
            "The database holds real articles, and made-up ones would mix with them."
            " Use another database, or add --beside-real."
        )


class Progress:
    """Shows progress on standard output: a growing bar on a terminal, elsewhere a line for every tenth."""

    def __init__(self) -> None:
        self._terminal = sys.stdout.isatty()
        self._shown = 0

    def show(self, done: int, total: int) -> None:
        step = done * (100 if self._terminal else 10) // total
        if step == self._shown:
            return
        self._shown = step
        if self._terminal:
            bar = "#" * (BAR_WIDTH * done // total)
            end = "\n" if done == total else ""
            sys.stdout.write(f"\r[{bar:<{BAR_WIDTH}}] {done:,} of {total:,} statements{end}")
        else:
            sys.stdout.write(f"{done:,} of {total:,} statements\n")
        sys.stdout.flush()
