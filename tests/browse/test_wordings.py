"""Two wordings of a remark are compared word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.browse.wordings import (
    ADDED,
    DIFFERENT,
    ELIDED,
    LEFT_OUT,
    LONG,
    MOST_WORDS,
    SAME,
    compare_wordings,
    stretches_of,
)

BASE = "We will have to negotiate in the end, as we have always said."


def pieces(base: str, text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in compare_wordings(base, text).pieces]


def test_words_that_only_one_wording_has_are_told_apart() -> None:
    assert pieces(BASE, "We will surely have to negotiate in the end, as we have said.") == [
        (SAME, "We will"),
        (ADDED, "surely"),
        (SAME, "have to negotiate in the end, as we have"),
        (LEFT_OUT, "always"),
        (SAME, "said."),
    ]


def test_marks_accents_and_capitals_make_no_difference() -> None:
    assert compare_wordings(BASE, "WE WILL HAVE TO NEGOTIATE – in the end as we have always said!").is_the_same is False
    assert compare_wordings(BASE, "WE WILL HAVE TO NEGOTIATE: in the énd as we have always said!").is_the_same


def test_what_is_cut_at_either_end_is_elided_and_not_left_out() -> None:
    assert pieces(BASE, "have to negotiate in the end") == [
        (ELIDED, "We will"),
        (SAME, "have to negotiate in the end"),
        (ELIDED, "as we have always said."),
    ]


@pytest.mark.parametrize("dots", ["…", "...", "[…]", "(...)"])
def test_words_that_dots_stand_for_are_elided(dots: str) -> None:
    assert pieces(BASE, f"We will have to negotiate {dots} as we have always said.") == [
        (SAME, "We will have to negotiate"),
        (ELIDED, "in the end,"),
        (SAME, "as we have always said."),
    ]


def test_dots_that_touch_a_word_do_not_change_it() -> None:
    assert pieces(BASE, "We will have to negotiate… as we have always said.")[1] == (ELIDED, "in the end,")
    [gap] = [piece for piece in compare_wordings("It will … go on.", "It will").pieces if piece.kind != SAME]
    assert gap.words == 2


def test_long_texts_and_translations_of_their_own_are_not_compared() -> None:
    assert compare_wordings("word " * (MOST_WORDS + 1), "word").why_not == LONG
    assert compare_wordings(BASE, "Negotiations are unavoidable; nobody doubts it.").why_not == DIFFERENT


def test_words_run_from_right_to_left_as_well() -> None:
    assert pieces("علينا أن نتفاوض في النهاية", "علينا أن نتفاوض حتما في النهاية") == [
        (SAME, "علينا أن نتفاوض"),
        (ADDED, "حتما"),
        (SAME, "في النهاية"),
    ]


@given(st.text(alphabet="ab .…", max_size=60), st.text(alphabet="ab .…", max_size=60))
def test_what_is_printed_stays_whole(base: str, text: str) -> None:
    """No word of the wording is lost or doubled, whatever it is compared with."""
    found = compare_wordings(base, text).pieces
    printed = " ".join(piece.text for piece in found if piece.kind in (SAME, ADDED))
    words = [word for word in text.replace("…", " ").replace(".", " ").split() if word]
    if found:
        assert [word for word in printed.replace("…", " ").replace(".", " ").split() if word] == words


def test_who_prints_a_stretch_is_found_in_all_wordings() -> None:
    texts = [BASE, BASE.replace("always ", ""), BASE.replace("will", "will surely")]
    wordings = [compare_wordings(BASE, text) for text in texts[1:]]
    found = {stretch.text: (stretch.printed, stretch.missing) for stretch in stretches_of(texts, wordings, 10)}
    assert found == {"always": ([0, 2], [1]), "surely": ([2], [0, 1])}
    assert len(stretches_of(texts, wordings, 1)) == 1
