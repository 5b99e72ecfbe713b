"""An archive of made-up coverage, as large as asked for: to try Parley, and to measure it.

Everything is drawn from one `random.Random(seed)`, so that the same seed gives the same archive.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from articles.exchange.bulk import Load, bulk_load
from articles.exchange.corpus.chance import share_out
from articles.exchange.corpus.reports import ADDRESS, Reports
from articles.exchange.corpus.setting import Setting
from articles.exchange.corpus.size import Size
from articles.exchange.corpus.speakers import Speakers

__all__ = ["ADDRESS", "Size", "make_coverage"]


def make_coverage(
    statements: int, seed: int, progress: Callable[[int, int], None] = lambda done, total: None
) -> dict[str, int]:
    """Stores an archive of so many statements, and returns how many rows went into each table.

    `progress` is told how many statements of how many are made. The change log begins anew, see `bulk_load`.
    """
    with bulk_load(logged=False) as load:
        _make(statements, random.Random(seed), load, progress)  # noqa: S311 nothing here is secret
    return dict(load.stored)


def _make(statements: int, rng: random.Random, load: Load, progress: Callable[[int, int], None]) -> None:
    size = Size.for_statements(statements)
    setting = Setting(rng, size, load)
    reports = Reports(rng, setting, Speakers(rng, size.people, setting.organisations, load), load)
    done = 0
    counts = share_out(rng, statements, size.articles)
    for number, (published, count) in enumerate(zip(reports.days(size.articles), counts, strict=True), 1):
        reports.add(number, published, count)
        load.store_full_batch()
        done += count
        progress(done, statements)
