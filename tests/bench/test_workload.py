from __future__ import annotations

from bench.brute_force import BruteForce
from bench.statement_table import StatementTable
from bench.workload import CLASSES, WorkloadGenerator


def test_the_same_seed_draws_the_same_requests(table: StatementTable) -> None:
    assert WorkloadGenerator(table, 7).draw(10) == WorkloadGenerator(table, 7).draw(10)
    assert WorkloadGenerator(table, 7).draw(10) != WorkloadGenerator(table, 8).draw(10)


def test_every_class_has_the_requests_that_its_name_says(table: StatementTable) -> None:
    drawn = WorkloadGenerator(table, 1).draw(10)
    assert tuple(drawn) == CLASSES
    facets = {name: {len(request.chosen) for request in requests} for name, requests in drawn.items()}
    assert facets == dict(zip(CLASSES, ({0}, {1}, {3}, {0}, {2}, {0}), strict=True))
    searches = {name: {bool(request.q) for request in requests} for name, requests in drawn.items()}
    assert searches == dict(zip(CLASSES, ({False}, {False}, {False}, {True}, {True}, {True}), strict=True))


def test_no_request_comes_twice_and_each_has_results(table: StatementTable) -> None:
    brute_force = BruteForce(table)
    for requests in WorkloadGenerator(table, 1).draw(10).values():
        assert len({request.query_string for request in requests}) == len(requests)
        assert all(brute_force.answer(request).total for request in requests)
