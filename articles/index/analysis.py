"""How text becomes terms: one analyzer for what is indexed, what is asked for, and what is highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import tantivy
from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

ANALYZER_NAME = "parley"
LONGEST_WORD = 80

# Lower case, accents folded, English stems (Snowball): "Negotiations" and "negotiate" are both "negoti".
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
    """Terms that must stand one after another; one term is a word. `excluded`: must not occur."""

    terms: tuple[str, ...]
    excluded: bool = False


def parse(text: str) -> tuple[Phrase, ...]:
    """What a reader typed, as phrases that must all hold.

    Words stand alone, "words in quotation marks" stand together, a leading minus excludes. Every other character
    is only a border between words, so no input is a syntax error; one without any word yields no phrase.
    """
    phrases = []
    for minus, quoted, word in _PIECES.findall(text.translate(_CURLY_QUOTES)):
        terms = tuple(ANALYZER.analyze(quoted or word))
        if terms:
            phrases.append(Phrase(terms, excluded=bool(minus)))
    return tuple(phrases)


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, and whether it is a match."""

    text: str
    match: bool


def mark(text: str, phrases: Iterable[Phrase]) -> list[Piece]:
    """Cuts the text into pieces whose concatenation is the text again, the matches of `phrases` apart."""
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
    """Where in the text any of the phrases stands: first character and the one after its last, in order."""
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
