"""The process that bench/alone.py starts: classes of questions in on standard input, their times out, as JSON."""

from __future__ import annotations

import json
import sys

import django

django.setup()

from articles import index, nouns  # noqa: E402
from articles.browse.lists import COUNTED  # noqa: E402
from bench.questions import PAGE_SIZE, Question  # noqa: E402
from bench.times import Times  # noqa: E402


def answer(question: Question) -> None:
    """What articles/browse/lists.py asks of the index for a page."""
    chosen = {facet: tuple(values) for facet, values in question.chosen}
    query = nouns.snapshot().query("statement").search(index.parse(question.q))
    for facet, values in chosen.items():
        query = query.where(facet, values)
    ordered = query.order_by("") if question.best_first else query
    ordered.page(PAGE_SIZE * (question.page - 1), PAGE_SIZE)
    query.facet_counts([facet for facet in nouns.STATEMENT.facets if facet not in chosen], COUNTED)
    for facet in chosen:
        query.without(facet).facet_counts([facet], COUNTED, chosen)


def main() -> None:
    found = {}
    for name, questions in json.load(sys.stdin).items():
        times = Times()
        for question in questions:
            asked = Question(**question)
            times.measure(lambda asked=asked: answer(asked))
        found[name] = times.of
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
