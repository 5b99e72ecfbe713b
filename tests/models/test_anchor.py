from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from articles.models.anchor import at_words, text_fragment


def test_a_short_passage_is_given_in_full() -> None:
    assert text_fragment("have effect.") == ":~:text=have%20effect."


def test_a_long_passage_is_given_by_its_first_and_last_words() -> None:
    fragment = text_fragment("one two three four five six seven eight nine ten eleven")
    assert fragment == ":~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"


def test_prefix_and_suffix_distinguish_occurrences() -> None:
    assert text_fragment("has to go", "Assad", "but") == ":~:text=Assad-,has%20to%20go,-but"


def test_dashes_and_commas_in_the_words_are_encoded() -> None:
    assert text_fragment("face-to-face, now") == ":~:text=face%2Dto%2Dface%2C%20now"


@given(st.text(alphabet="aZ0 _.~-,&%é“", min_size=1).filter(str.strip))
def test_words_are_encoded_to_the_letter(words: str) -> None:
    fragment = text_fragment(" ".join(words.split()[:10]))
    assert fragment == ":~:text=" + quote(" ".join(words.split()[:10]), safe="").replace("-", "%2D")


def test_an_anchor_in_the_address_of_the_source_is_replaced() -> None:
    assert at_words("https://example.org/a#comments", "words") == "https://example.org/a#:~:text=words"


def test_without_words_the_address_stays_as_it_is() -> None:
    assert at_words("https://example.org/a#b", "  ") == "https://example.org/a#b"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_text_can_break_the_address(words: str) -> None:
    assert not set(text_fragment(words)) & set(' "<>#\n')
