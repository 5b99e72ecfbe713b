"""Splits text into terms. One analyzer serves indexing, searching and highlighting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import tantivy
from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

ANALYZER_NAME = "parley"
LONGEST_WORD = 80

# Lower case, accents folded, English stems (Snowball): "Negotiations" and "negotiate" are both "negoti".
# DESCRIPTION is part of the version of the index. Change it with the analyzer, so that existing indexes are rebuilt.
DESCRIPTION = ("simple", f"remove_long({LONGEST_WORD})", "lowercase", "ascii_fold", "stemmer(english)")
ANALYZER = (
    TextAnalyzerBuilder(Tokenizer.simple())
    .filter(Filter.remove_long(LONGEST_WORD))
    .filter(Filter.lowercase())
    .filter(Filter.ascii_fold())
    .filter(Filter.stemmer("english"))
    .build()
)

_PIECES = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_CURLY_QUOTES = str.maketrans("“”„«»", '"' * 5)


@dataclass(frozen=True)
class Phrase:
    """Consecutive terms; a word is a phrase of one term. If `excluded`, the phrase must not occur."""

    terms: tuple[str, ...]
    excluded: bool = False


def parse(text: str) -> tuple[Phrase, ...]:
    """Parses a search text into phrases, all of which must match.

    A word matches by itself, "words in quotation marks" match as a phrase, and a leading minus excludes. All other
    characters only separate words, so no input is a syntax error. Input without any word yields no phrase.
    """
    phrases = []
    for minus, quoted, word in _PIECES.findall(text.translate(_CURLY_QUOTES)):
        terms = tuple(ANALYZER.analyze(quoted or word))
        if terms:
            phrases.append(Phrase(terms, excluded=bool(minus)))
    return tuple(phrases)


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it is a match."""

    text: str
    match: bool


def mark(text: str, phrases: Iterable[Phrase]) -> list[Piece]:
    """Splits the text into the matches of `phrases` and the text between them. The joined pieces equal the text."""
    pieces, end = [], 0
    for start, stop in _spans(text, [phrase.terms for phrase in phrases if not phrase.excluded]):
        if start > end:
            pieces.append(Piece(text[end:start], match=False))
        if stop > end:
            pieces.append(Piece(text[max(start, end) : stop], match=True))
            end = stop
    if end < len(text):
        pieces.append(Piece(text[end:], match=False))
    return pieces


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
