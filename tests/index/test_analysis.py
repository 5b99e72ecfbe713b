import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.index import Phrase, mark, parse


def matches(text: str, q: str) -> list[str]:
    return [piece.text for piece in mark(text, parse(q)) if piece.match]


def test_inflected_words_match_their_stem() -> None:
    assert matches("Negotiations go on; a mediator negotiates.", "negotiate") == ["Negotiations", "negotiates"]


def test_accents_and_case_do_not_matter() -> None:
    assert matches("Café de la Paix", "CAFE") == ["Café"]
    assert matches("Ministers in İstanbul", "Istanbul") == matches("Ministers in İstanbul", "İSTANBUL") == ["İstanbul"]


@pytest.mark.parametrize("name", ["Erdoğan", "Çavuşoğlu", "Сергей", "Genève"])
def test_letters_whose_accents_are_characters_of_their_own_make_no_difference(name: str) -> None:
    assert parse(unicodedata.normalize("NFD", name)) == parse(name)


def test_words_in_quotation_marks_match_only_together() -> None:
    assert matches("A real, honest negotiation is a real negotiation.", '"real negotiation"') == ["real negotiation"]


def test_curly_quotation_marks_make_a_phrase_too() -> None:
    assert parse("“real negotiation”") == parse('"real negotiation"')


def test_a_leading_minus_excludes_a_word() -> None:
    assert parse("talks -Moscow") == (Phrase(("talk",)), Phrase(("moscow",), excluded=True))


def test_excluded_words_are_never_marked() -> None:
    assert matches("talks in Moscow", "talks -Moscow") == ["talks"]


def test_a_name_with_a_hyphen_is_one_phrase() -> None:
    assert parse("al-Khatib") == (Phrase(("al", "khatib")),)


def test_arabic_and_cyrillic_names_are_words() -> None:
    assert matches("وزير الخارجية محمد جواد ظريف", "ظريف") == ["ظريف"]
    assert matches("Сергей Лавров", "лавров") == ["Лавров"]


def test_text_without_a_word_asks_for_nothing() -> None:
    assert parse('" - ?? "" —') == parse("“”") == ()


@given(st.text())
def test_no_input_is_a_syntax_error(text: str) -> None:
    parse(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text(max_size=20))
def test_marking_never_changes_the_text(text: str, q: str) -> None:
    assert "".join(piece.text for piece in mark(text, parse(q))) == text


@given(st.lists(st.sampled_from(["talks", "on", "Syria", "Geneva", "peace"]), min_size=1, max_size=8))
def test_every_single_word_of_a_text_is_found_in_it(words: list[str]) -> None:
    text = " ".join(words)
    for word in words:
        assert word in matches(text, word)
