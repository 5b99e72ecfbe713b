"""Corrects the words of a search that the texts do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.index.analysis import ANALYZER, Phrase
from articles.index.words import WORD, Words

MOST_WORDS = 4  # words of a search that are corrected
MOST_SPELLINGS = 3  # of each of them
MOST_TEXTS = 5


class _Word(NamedTuple):
    """A word in the text of a phrase, and the words that may have been meant."""

    phrase: int
    start: int
    stop: int
    spellings: list[str]


def corrections(phrases: Sequence[Phrase], words: Words) -> list[str]:
    """Search texts with other spellings, the likeliest first.

    Words that no text has are all corrected at once. If there is none, each word is replaced by one that is
    at least as frequent; the frequencies count texts that have been deleted lately.
    """
    found = list(_words(phrases))[:MOST_WORDS]
    missing = [match for match in found if not words.frequency(ANALYZER.analyze(match.text))]
    if missing:
        spelt = [_Word(*match.span, words.close_to(match.text, MOST_SPELLINGS)) for match in missing]
        return _with_each_spelling(phrases, [word for word in spelt if word.spellings])
    return [
        _replaced(phrases, [(_Word(*match.span, []), spelling)])
        for match in found
        for spelling in words.close_to(match.text, 1)
        if words.frequency(ANALYZER.analyze(spelling)) >= words.frequency(ANALYZER.analyze(match.text))
    ][:MOST_TEXTS]


class _Match(NamedTuple):
    text: str
    span: tuple[int, int, int]  # the phrase, and start and end in its text


def _words(phrases: Sequence[Phrase]) -> Iterator[_Match]:
    """The words that can be corrected. One with synonyms is spelt as somebody wrote it down."""
    for number, phrase in enumerate(phrases):
        if not (phrase.excluded or phrase.synonyms):
            for match in re.finditer(WORD, phrase.text):
                yield _Match(match[0], (number, *match.span()))


def _with_each_spelling(phrases: Sequence[Phrase], words: list[_Word]) -> list[str]:
    """The likeliest spelling of all words, then the other spellings of one word at a time."""
    likeliest = [(word, word.spellings[0]) for word in words]
    chosen = [likeliest] if words else []
    for number, word in enumerate(words):
        for spelling in word.spellings[1:]:
            chosen.append([*likeliest[:number], (word, spelling), *likeliest[number + 1 :]])
    return [_replaced(phrases, spellings) for spellings in chosen[:MOST_TEXTS]]


def _replaced(phrases: Sequence[Phrase], spellings: Sequence[tuple[_Word, str]]) -> str:
    texts = [phrase.text for phrase in phrases]
    for word, spelling in reversed(spellings):  # from the end, so that the offsets before stay right
        text = texts[word.phrase]
        texts[word.phrase] = text[: word.start] + spelling + text[word.stop :]
    return " ".join(texts)
