from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from bench import lists
from bench.archive import Archive
from bench.bruteforce import BruteForce
from bench.facts import Facts
from bench.lists import Lists
from bench.questions import Questions


@pytest.fixture(scope="module")
def answers(archive: Archive, facts: Facts) -> Lists:
    """Of the real server."""
    return lists.ask(archive.folder, {}, Questions(facts, 1).draw(8))


def test_a_count_by_hand_agrees_with_every_answer_of_the_server(answers: Lists, facts: Facts) -> None:
    assert len(answers.pages) > 30
    assert lists.differences(answers, BruteForce(facts)) == []


def more_in_total(page: dict[str, Any]) -> None:
    page["total"] += 1


def rows_in_another_order(page: dict[str, Any]) -> None:
    page["rows"].reverse()


def a_count_less(page: dict[str, Any]) -> None:
    page["facets"][0]["values"][0]["count"] -= 1


def a_value_left_out(page: dict[str, Any]) -> None:
    del page["facets"][-1]["values"][0]


@pytest.mark.parametrize("fault", [more_in_total, rows_in_another_order, a_count_less, a_value_left_out])
def test_a_wrong_answer_is_told_with_its_address(answers: Lists, facts: Facts, fault: Any) -> None:
    question = next(iter(answers.pages))
    wrong = Lists(pages={question: answers.pages[question]}, data={question: deepcopy(answers.data[question])})
    fault(wrong.data[question])
    (told,) = lists.differences(wrong, BruteForce(facts))
    assert told.startswith(f"/statements/{question.query}: ")
