"""Spellings of one name sound alike, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.index.sounds import folded, likeness, sound_of


@pytest.mark.parametrize(
    "spellings",
    [
        "Lavrov Lavrof Lavroff Lawrow LAVROV Лавров",
        "Assad Asad Асад",
        "Kerry Kery Керри كيري",
        "Mistura Mistoura",
        "Muallem Moallem Moualem",
        "Hezbollah Hizbullah",
        "Bashar Bachar",
        "Baghdad Bagdad",
        "Zarif Zareef Зариф",
    ],
)
def test_spellings_of_a_name_have_one_sound(spellings: str) -> None:
    assert len({sound_of(spelling) for spelling in spellings.split()}) == 1


def test_an_arabic_name_sounds_the_same_with_and_without_the_article() -> None:
    assert sound_of("الأسد") == sound_of("اسد")


def test_different_names_sound_different() -> None:
    names = ["Lavrov", "Kerry", "Assad", "Zarif", "Brahimi", "Putin", "Obama", "Geneva", "Vienna", "Moscow"]
    assert len({sound_of(name) for name in names}) == len(names)


def test_a_word_is_most_like_itself() -> None:
    assert likeness("Kerry", "KERRY") == 1
    assert likeness("Kery", "Kerry") > likeness("Kery", "very") > likeness("Kery", "Obama") == 0


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_text_has_a_sound_and_a_likeness(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(folded(one))
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
