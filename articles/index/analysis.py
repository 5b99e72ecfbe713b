"""Splits text into terms. One analyzer serves indexing, searching and highlighting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import tantivy
from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

ANALYZER_NAME = "parley"
LONGEST_WORD = 80
LONGEST_NAME = 80  # characters

# Accents folded, lower case, English stems (Snowball): "Negotiations" and "negotiate" are both "negoti". In this order,
# because the lower case of İ is two characters, of which the second one is no accented letter.
# DESCRIPTION is part of the version of the index. Change it with the analyzer, so that existing indexes are rebuilt.
DESCRIPTION = ("composed", "simple", f"remove_long({LONGEST_WORD})", "ascii_fold", "lowercase", "stemmer(english)")
ANALYZER = (
    TextAnalyzerBuilder(Tokenizer.simple())
    .filter(Filter.remove_long(LONGEST_WORD))
    .filter(Filter.ascii_fold())
    .filter(Filter.lowercase())
    .filter(Filter.stemmer("english"))
    .build()
)

_PIECES = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_CURLY_QUOTES = str.maketrans("“”„«»", '"' * 5)


@dataclass(frozen=True)
class Phrase:
    """Consecutive terms; a word is a phrase of one term. If `excluded`, the phrase must not occur.

    If `scattered`, all terms must occur, anywhere. `text` is the phrase as it was written. `exact`: it was in quotation
    marks. A text that has one of the `synonyms` matches as well.
    """

    terms: tuple[str, ...]
    excluded: bool = False
    scattered: bool = False
    synonyms: tuple[Phrase, ...] = ()
    text: str = field(default="", compare=False)
    exact: bool = field(default=False, compare=False)

    @property
    def alternatives(self) -> tuple[Phrase, ...]:
        return (self, *self.synonyms)


def composed(text: str) -> str:
    """The text with each letter and its accents as one character, as it is indexed. Copied text often has several."""
    return unicodedata.normalize("NFC", text)


def parse(text: str) -> tuple[Phrase, ...]:
    """Parses a search text into phrases, all of which must match.

    A word matches by itself, "words in quotation marks" match as a phrase, and a leading minus excludes. All other
    characters only separate words, so no input is a syntax error. Input without any word yields no phrase.
    """
    phrases = []
    for piece in _PIECES.finditer(composed(text).translate(_CURLY_QUOTES)):
        minus, quoted, word = piece.groups()
        terms = tuple(ANALYZER.analyze(quoted or word or ""))
        if terms:
            phrases.append(Phrase(terms, excluded=bool(minus), text=piece[0], exact=bool(quoted)))
    return tuple(phrases)


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it is a match."""

    text: str
    match: bool


def mark(text: str, phrases: Iterable[Phrase]) -> list[Piece]:
    """Splits the text into the matches of `phrases` and the text between them. The joined pieces equal the text."""
    pieces, end = [], 0
    for start, stop in _spans(text, _wanted(tuple(phrases))):
        if start > end:
            pieces.append(Piece(text[end:start], match=False))
        if stop > end:
            pieces.append(Piece(text[max(start, end) : stop], match=True))
            end = stop
    if end < len(text):
        pieces.append(Piece(text[end:], match=False))
    return pieces


def has_match(text: str, phrases: Iterable[Phrase]) -> bool:
    """Whether `mark` marks anything. Faster, in particular for names, which come again and again."""
    terms = _terms_of_name(text) if len(text) <= LONGEST_NAME else tuple(ANALYZER.analyze(text))
    return any(
        terms[first : first + len(run)] == run
        for run in _wanted(tuple(phrases))
        if run[0] in terms
        for first in range(len(terms) - len(run) + 1)
    )


@lru_cache(maxsize=5_000)
def _terms_of_name(text: str) -> tuple[str, ...]:
    return tuple(ANALYZER.analyze(text))


@lru_cache(maxsize=100)
def _wanted(phrases: tuple[Phrase, ...]) -> list[tuple[str, ...]]:
    """The runs of terms to mark: each phrase that must occur, and its synonyms. Scattered terms are runs of one."""
    searched = [one for phrase in phrases if not phrase.excluded for one in phrase.alternatives]
    runs = [[(term,) for term in one.terms] if one.scattered else [one.terms] for one in searched]
    return [run for of_one in runs for run in of_one]


def _spans(text: str, wanted: list[tuple[str, ...]]) -> list[tuple[int, int]]:
    """The start and end offsets, in characters, of every occurrence of the `wanted` phrases, in order."""
    tokens = ANALYZER.pre_tokenize(text).tokens if wanted else []
    terms = tuple(token.text for token in tokens)
    return sorted(
        (tokens[first].char_offset_from, tokens[first + len(phrase) - 1].char_offset_to)
        for phrase in wanted
        for first in range(len(terms) - len(phrase) + 1)
        if terms[first : first + len(phrase)] == phrase
    )


def register(index: tantivy.Index) -> None:
    index.register_tokenizer(ANALYZER_NAME, ANALYZER)
