"""Any text whatsoever gives spans within it, in order and without overlaps, in linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.intake.quotes import statements
from articles.intake.quotes.words.word_lists import WORDS as WORD_LISTS

SIGNS = ["\n", "\n\n", "> ", ". ", ", ", ": ", " - ", "(", ")", "? ", "\r\n", "\u2028", "\x00", "\u202e", "\ud800"]
MARKS = ['"', "“", "”", "„", "«", "»", "‘", "’", "'", "`", "``", "''", ",,", "’90s", "5'11\"", "O'Brien"]
WORDS = [
    "said",
    "told",
    "He",
    "she",
    "Mr.",
    "Karim-Haddad",
    "the",
    "minister",
    "one",
    "of",
    "those",
    "who",
    "U.N.",
    "al-Assad",
    "that",
    "says",
    "not",
    "talks",
    "according",
    "to",
    "Karim",
    "Haddad",
    "Q:",
    "A:",
    "وقال",
    "«نعم»",
]
NEWS = ["The 14 year-old boy ", "A 14 year-old school boy ", "After thanking the judge, ", "On Orr: ", "Read more » "]
LISTED = sorted(set().union(*WORD_LISTS.values()))
made_news = st.lists(st.sampled_from([*NEWS, *LISTED, *SIGNS[:7], *MARKS[:6]]), max_size=60).map(" ".join)
made_texts = st.lists(st.sampled_from([*SIGNS, *MARKS, *WORDS]), max_size=80).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda blank: blank.join(words))
)


def check(text: str) -> None:
    found = statements(text)
    contents = sorted(span for statement in found for span in statement.content)
    for start, end in contents:
        assert 0 <= start < end <= len(text)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(contents))
    for statement in found:
        assert statement.content == sorted(statement.content)
        assert 0 <= statement.confidence <= 1
        assert statement.kind in {"quotation", "partial", "paraphrase"}
        for span in (statement.mention, statement.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    assert found == sorted(found, key=lambda statement: statement.content)


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_any_characters(text: str) -> None:
    check(text)


@given(made_texts)
@settings(max_examples=300, deadline=None)
def test_any_words_and_marks(text: str) -> None:
    check(text)


@given(made_news, st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_words_that_the_rules_know(text: str, is_twice: bool) -> None:
    check(text + text.title() if is_twice else text)


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "' ",
        "“No,” he said. ",
        '"a" b ',
        "one of ",
        "who said, ",
        "said the ",
        "Mr Haddad, the minister, ",
        "Q: no\n",
        "> no\n",
        "‘a ",
        "„",
        '"No\n\n',
        "he said he said that the Free Assembly of ",
        "Read more »a ",
        "Orr (a b), ",
        "According to Orr, who ",
        "The 14 year-old boy ",
        "Orr's ",
        "``a″ ",
    ],
)
def test_ten_thousand_of_anything_take_seconds(piece: str) -> None:
    began = time.process_time()
    check(piece * 10_000)
    assert time.process_time() - began < 20


def test_ten_thousand_titles_of_one_person_take_seconds() -> None:
    began = time.process_time()
    check("".join(f"The x{number} Minister Karim Haddad left. The minister said no. " for number in range(10_000)))
    assert time.process_time() - began < 20


def test_a_megabyte_of_news_takes_seconds() -> None:
    text = 'The talks failed, Karim Haddad, the minister, said. "We came to sign," he told reporters on Tuesday.\n\n'
    began = time.process_time()
    assert len(statements(text * 10_000)) > 10_000
    assert time.process_time() - began < 30
