"""The process that bench/alone.py starts: classes of questions in on standard input, their times out, as JSON."""

from __future__ import annotations

import json
import sys

import django

django.setup()

from articles import index  # noqa: E402
from articles.browse.collection import COUNTED  # noqa: E402
from articles.browse.statements import STATEMENTS  # noqa: E402
from bench.questions import PAGE_SIZE, Question  # noqa: E402
from bench.times import Times  # noqa: E402


def answer(question: Question) -> None:
    """What articles/browse/collection.py asks of the index for a page."""
    chosen = {facet: tuple(values) for facet, values in question.chosen}
    criteria = index.Criteria("statement", index.parse(question.q), chosen)
    snapshot = index.snapshot()
    snapshot.find(criteria, "" if question.best_first else "by_said", PAGE_SIZE * (question.page - 1), PAGE_SIZE)
    snapshot.facet_counts(criteria, [facet for facet in STATEMENTS.facets if facet not in chosen], COUNTED, {})
    for facet in chosen:
        snapshot.facet_counts(criteria.without(facet), [facet], COUNTED, chosen)


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
