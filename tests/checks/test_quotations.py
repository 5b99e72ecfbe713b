"""Words beside the text of their source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.quotations import differences, stands_in

TEXT = (
    "“We will stay,” he said, “and we will not yield.” The talks—now in their third day—go on. "
    "He spoke of ‘co‑operation’, of “the end…of it all”, and of the presi\u00addent’s [sic] plan."
)


@pytest.mark.parametrize(
    "words",
    [
        "We will stay",
        "we will not yield.",
        "We will stay … and we will not yield",
        "We will stay […] we will not yield",
        "We will stay ... not yield,",
        "The talks - now in their third day - go on",
        "The  talks\u2014now in\ntheir third day",
        "co-operation",
        "the end . . . of it all",
        "president's [sic] plan",
        "[t]he talks",
        "[the envoys] will stay … and [they] will not yield",
        "[H]e spoke … of the [p]resident's [sic] plan",
    ],
)
def test_what_only_printers_differ_in_makes_no_difference(words: str) -> None:
    assert stands_in(words, TEXT)


@pytest.mark.parametrize(
    "words",
    [
        "We will stay, and we will not yield",  # without a sign that something is left out
        "we will stay",  # the letter is another one
        "We will not stay",
        "not yield … We will stay",  # not in this order
        "e will stay",  # a part of a word
        "We will stay?",
        "",
        "…",
        "[all]",
    ],
)
def test_other_words_differ(words: str) -> None:
    assert not stands_in(words, TEXT)


def test_passages_far_from_each_other_are_not_one_quotation() -> None:
    far = " ".join(["word"] * 400)
    assert stands_in("We will … yield", f"We will {far[:400]} yield")
    assert not stands_in("We will … yield", f"We will {far} yield")


words = st.text(alphabet="abc '’“”.…[]-—\u00ad", max_size=60)
plain = st.lists(st.sampled_from(["peace", "talks", "will", "go", "on", "and", "end"]), min_size=1, max_size=12).map(
    " ".join
)


@given(before=plain, passage=plain, after=plain)
def test_every_passage_of_whole_words_stands_in_its_text(before: str, passage: str, after: str) -> None:
    text = f"{before}. “{passage},” {after}"
    assert stands_in(passage, text)
    assert all(not part.statement for part in differences(passage, text))


@given(passage=plain, other=plain)
def test_a_changed_word_is_found_wherever_it_stands(passage: str, other: str) -> None:
    assert not stands_in(f"{passage} armistice {other}", f"{passage} ceasefire {other}")
    parts = differences(f"{passage} armistice {other}", f"{passage} ceasefire {other}")
    assert any("armistice" in part.statement for part in parts)


@given(words=words, text=words)
def test_any_two_texts_can_be_compared(words: str, text: str) -> None:
    assert stands_in(words, text) in (True, False)
    shown = differences(words, text)
    assert "".join(part.same + part.statement for part in shown) == "" or shown


def test_ten_thousand_elisions_are_compared_within_a_moment() -> None:
    began = time.process_time()
    assert stands_in("we … " * 10_000, "we will " * 10_000)
    assert not stands_in("we … " * 10_000, "we will " * 9_999)
    assert time.process_time() - began < 5
