from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from bench import list_pages
from bench.archive import Archive
from bench.brute_force import BruteForce
from bench.list_pages import ListPages
from bench.statement_table import StatementTable
from bench.workload import WorkloadGenerator


@pytest.fixture(scope="module")
def answers(archive: Archive, table: StatementTable) -> ListPages:
    """From the real server."""
    generator = WorkloadGenerator(table, 1)
    return list_pages.measure(archive.folder, {}, {**generator.draw(8), **generator.draw_narrowed(40)})


def test_every_answer_of_the_server_is_the_one_found_by_brute_force(answers: ListPages, table: StatementTable) -> None:
    assert len(answers.html) > 70
    assert list_pages.differences(answers, BruteForce(table)) == []


def more_in_total(page: dict[str, Any]) -> None:
    page["total"] += 1


def rows_in_another_order(page: dict[str, Any]) -> None:
    page["rows"].reverse()


def a_count_less(page: dict[str, Any]) -> None:
    page["facets"][0]["values"][0]["count"] -= 1


def a_value_left_out(page: dict[str, Any]) -> None:
    del page["facets"][-1]["values"][0]


def a_facet_left_out(page: dict[str, Any]) -> None:
    del page["facets"][3]


def a_facet_too_many(page: dict[str, Any]) -> None:
    page["facets"].append({"name": "channel", "values": []})


FAULTS = [more_in_total, rows_in_another_order, a_count_less, a_value_left_out, a_facet_left_out, a_facet_too_many]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_answer_is_reported_with_its_address(answers: ListPages, table: StatementTable, fault: Any) -> None:
    request = next(iter(answers.html))
    wrong = ListPages(html={request: answers.html[request]}, data={request: deepcopy(answers.data[request])})
    fault(wrong.data[request])
    (difference,) = list_pages.differences(wrong, BruteForce(table))
    assert difference.startswith(f"/statements/{request.query_string}: ")
