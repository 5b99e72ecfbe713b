from __future__ import annotations

from copy import deepcopy
from typing import Any

from bench import list_pages
from bench.archive import Archive
from bench.brute_force import BruteForce
from bench.list_pages import ListPages
from bench.statement_table import StatementTable
from bench.workload import WorkloadGenerator


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


def test_answers_of_the_server_are_those_found_by_brute_force_and_wrong_ones_are_reported(
    archive: Archive, table: StatementTable
) -> None:
    generator, brute_force = WorkloadGenerator(table, 1), BruteForce(table)
    answers = ListPages()
    list_pages.measure(archive.folder, {}, {**generator.draw(8), **generator.draw_narrowed(40)}, answers)
    assert len(answers.html) > 70
    assert list_pages.differences(answers, brute_force) == []
    request = next(iter(answers.html))
    for fault in FAULTS:
        wrong = ListPages(html={request: answers.html[request]}, data={request: deepcopy(answers.data[request])})
        fault(wrong.data[request])
        differences = list_pages.differences(wrong, brute_force)
        assert len(differences) == 1, fault.__name__
        assert differences[0].startswith(f"/statements/{request.query_string}: ")
