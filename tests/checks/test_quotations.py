"""Words beside the text of their source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.quotations import differences, stands_in
from articles.checks.quotations.comparing import is_among
from articles.checks.quotations.tokens import Token, plain, tokens_of

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
few_words = st.lists(
    st.sampled_from(["peace", "talks", "will", "go", "on", "and", "end"]), min_size=1, max_size=12
).map(" ".join)


@given(before=few_words, passage=few_words, after=few_words)
def test_every_passage_of_whole_words_stands_in_its_text(before: str, passage: str, after: str) -> None:
    text = f"{before}. “{passage},” {after}"
    assert stands_in(passage, text)
    assert all(not part.statement for part in differences(passage, text))


@given(passage=few_words, other=few_words)
def test_a_changed_word_is_found_wherever_it_stands(passage: str, other: str) -> None:
    assert not stands_in(f"{passage} armistice {other}", f"{passage} ceasefire {other}")
    parts = differences(f"{passage} armistice {other}", f"{passage} ceasefire {other}")
    assert any("armistice" in part.statement for part in parts)


@given(words=words, text=words)
def test_any_two_texts_can_be_compared(words: str, text: str) -> None:
    assert stands_in(words, text) in (True, False)
    shown = differences(words, text)
    assert "".join(part.same + part.statement for part in shown) == "" or shown


class CountedText(list[Token]):
    """The tokens of a text. It counts how often one of them is read."""

    def __init__(self, text: str) -> None:
        super().__init__(tokens_of(plain(text)))
        self.reads = 0

    def __iter__(self) -> Iterator[Token]:
        for token in super().__iter__():
            self.reads += 1
            yield token

    def __getitem__(self, place: Any) -> Any:
        self.reads += 1
        return super().__getitem__(place)


def test_a_text_is_read_once_however_many_elisions_are_looked_for() -> None:
    text = CountedText("we will " * 2_000)
    assert is_among("we … " * 2_000, text)
    assert text.reads == len(text)
    assert not is_among("we … " * 10_000, text)
    assert text.reads == 2 * len(text)
