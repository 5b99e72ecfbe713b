"""The process that index_only.py starts. It reads requests from standard input and prints their times, both as JSON."""

from __future__ import annotations

import json
import sys
from functools import partial

import django

django.setup()

from articles import index, nouns  # noqa: E402
from articles.browse.lists import COUNTED  # noqa: E402
from bench.times import Times  # noqa: E402
from bench.workload import PAGE_SIZE, ListRequest  # noqa: E402


def query_index(request: ListRequest) -> None:
    """The queries that articles/browse/lists.py makes for a page."""
    chosen = {facet: tuple(values) for facet, values in request.chosen}
    query = nouns.snapshot().query("statement").search(index.parse(request.q))
    for facet, values in chosen.items():
        query = query.where(facet, values)
    ordered = query.order_by("") if request.best_match_first else query
    ordered.page(PAGE_SIZE * (request.page - 1), PAGE_SIZE)
    query.facet_counts([facet for facet in nouns.STATEMENT.facets if facet not in chosen], COUNTED)
    for facet in chosen:
        query.without_where(facet).facet_counts([facet], COUNTED, chosen)


def main() -> None:
    found = {}
    for name, requests in json.load(sys.stdin).items():
        times = Times()
        for request in requests:
            times.measure(partial(query_index, ListRequest(**request)))
        found[name] = times.milliseconds
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
