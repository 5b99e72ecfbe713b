"""The figures of docs/reliability.md: alpha agrees with another implementation, and the page with its data."""

from __future__ import annotations

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.choose_statements import choose
from scripts.measure_reliability import FOLDER, REPORT, ROUNDS, jaccard, krippendorff_alpha, nominal, report

codings = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=60)


@given(codings)
def test_alpha_is_that_of_the_krippendorff_package(pairs: list[tuple[int, int]]) -> None:
    if len({value for pair in pairs for value in pair}) < 2:
        assert krippendorff_alpha(pairs, nominal) == 1
        return
    one, other = zip(*pairs, strict=True)
    expected = krippendorff.alpha(reliability_data=[one, other], level_of_measurement="nominal")
    assert krippendorff_alpha(pairs, nominal) == pytest.approx(expected)


def test_sets_that_share_something_differ_less() -> None:
    assert jaccard({"a"}, {"a"}) == jaccard(set(), set()) == 0
    assert jaccard({"a", "b"}, {"b", "c"}) == pytest.approx(2 / 3)
    assert jaccard({"a"}, {"b"}) == 1


def test_the_page_is_that_of_the_data() -> None:
    page = REPORT.read_text()
    assert page == report(page)


def test_what_is_written_by_hand_stays_on_the_page() -> None:
    page = report("# Old figures\n\n## Checks by hand\n\nOne word was wrong.\n")
    assert page.startswith(report(""))
    assert page.endswith("\n## Checks by hand\n\nOne word was wrong.\n")


@pytest.mark.parametrize("name", ROUNDS)
def test_enough_was_coded_twice(name: str) -> None:
    lines = (FOLDER / name / "second.jsonl").read_text().splitlines()
    assert len(lines) >= 30
    assert sum(line.count('"order"') for line in lines) >= 120


def test_statements_to_check_are_chosen_alike_for_a_seed() -> None:
    chosen = choose(20, seed=2)
    assert len(set(chosen)) == 20
    assert chosen == choose(20, seed=2)
    assert chosen != choose(20, seed=3)
