"""Generates a whole archive."""

from __future__ import annotations

import random
from collections.abc import Callable

from articles.exchange.bulk import Load, bulk_load
from bench.generator.article import ArticleGenerator
from bench.generator.person import PersonGenerator
from bench.generator.reference_data import ReferenceData
from bench.generator.sampling import random_shares
from bench.generator.size import Size


def generate_archive(
    statements: int, seed: int, progress: Callable[[int, int], None] = lambda done, total: None
) -> dict[str, int]:
    """Stores an archive with this number of statements. Returns the number of stored rows by table.

    `progress` is called with the number of statements made so far and the total. The change log starts anew, so every
    index has to be built again (see `bulk_load`).
    """
    with bulk_load(logged=False) as load:
        _generate(statements, random.Random(seed), load, progress)  # noqa: S311 nothing here is secret
    return dict(load.stored)


def _generate(statements: int, rng: random.Random, load: Load, progress: Callable[[int, int], None]) -> None:
    size = Size.for_statements(statements)
    reference = ReferenceData(rng, size, load)
    people = PersonGenerator(rng, size.people, reference.organisations, load)
    articles = ArticleGenerator(rng, reference, people, load)
    done = 0
    counts = random_shares(rng, statements, size.articles)
    for number, (published, count) in enumerate(zip(articles.days(size.articles), counts, strict=True), 1):
        articles.add(number, published, count)
        load.store_full_batch()
        done += count
        progress(done, statements)
