"""Two wordings of one remark, compared word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from articles.spelling import plain_words

# The time that a comparison takes grows with the square of the length.
MOST_WORDS = 300
# With a smaller share of common words, marks would be meaningless: the wordings are separate translations.
LEAST_SHARED = 0.5

SAME, ADDED, LEFT_OUT, ELIDED = "same", "added", "left-out", "elided"

_ELLIPSIS = r"[\[(]?(?:…|\.{3,})[\])]?"
_TOKENS = re.compile(rf"({_ELLIPSIS}|(?:(?!{_ELLIPSIS})\S)+)(\s*)")


class Token(NamedTuple):
    """A word as it is printed, with the space after it. Words with the same `key` are the same word."""

    text: str
    key: str

    @property
    def is_ellipsis(self) -> bool:
        return not self.key.strip("[(….)]")


class Piece(NamedTuple):
    """A stretch of words. Words of the other wording that are not printed here are LEFT_OUT.

    They are ELIDED if an ellipsis stands for them, or if the quotation begins after them or ends before them.
    """

    kind: str
    text: str
    words: int


@dataclass(frozen=True)
class Wording:
    """What a wording has and does not have of another one. Without `pieces`, `why_not` says why there are none."""

    pieces: Sequence[Piece] = ()
    why_not: str = ""

    @property
    def is_the_same(self) -> bool:
        return bool(self.pieces) and all(piece.kind == SAME for piece in self.pieces)


LONG, DIFFERENT, OTHER_LANGUAGE = "long", "different", "language"  # why two wordings are not compared


@lru_cache(maxsize=1_000)
def tokens_of(text: str) -> tuple[Token, ...]:
    return tuple(Token(word + space, plain_words(word) or word) for word, space in _TOKENS.findall(text.strip()))


def length(text: str) -> int:
    """The number of words."""
    return length_of(tokens_of(text))


def length_of(tokens: Iterable[Token]) -> int:
    return sum(not token.is_ellipsis for token in tokens)


def compare_wordings(base: str, text: str) -> Wording:
    """`text` with what it adds to `base` and what it leaves out. Marks, accents and capitals make no difference."""
    theirs, ours = tokens_of(base), tokens_of(text)
    if max(len(theirs), len(ours)) > MOST_WORDS:
        return Wording(why_not=LONG)
    matcher = SequenceMatcher(None, [each.key for each in theirs], [each.key for each in ours], autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared < LEAST_SHARED * min(len(theirs), len(ours)):
        return Wording(why_not=DIFFERENT)
    return Wording(tuple(_merged(_pieces(matcher, theirs, ours))))


def _pieces(matcher: SequenceMatcher[str], theirs: Sequence[Token], ours: Sequence[Token]) -> Iterator[Piece]:
    for change, first, last, start, end in matcher.get_opcodes():
        missing, printed = theirs[first:last], ours[start:end]
        if change == "equal":
            yield _piece(SAME, printed)
            continue
        words = [token for token in printed if not token.is_ellipsis]
        at_an_edge = not words and (first == 0 or last == len(theirs))
        if length_of(missing):
            is_elided = at_an_edge or (bool(printed) and not words)
            yield _piece(ELIDED if is_elided else LEFT_OUT, missing)
        if words:
            yield _piece(ADDED, printed)


def _piece(kind: str, tokens: Sequence[Token]) -> Piece:
    return Piece(kind, "".join(token.text for token in tokens).strip(), length_of(tokens))


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for kind, alike in groupby(pieces, lambda piece: piece.kind):
        run = list(alike)
        yield Piece(kind, " ".join(piece.text for piece in run), sum(piece.words for piece in run))


class Stretch(NamedTuple):
    """Words that some wordings print and others do not: the numbers of either, in the order of the wordings."""

    text: str
    printed: Sequence[int]
    missing: Sequence[int]


def stretches_of(texts: Sequence[str], wordings: Iterable[Wording], most: int) -> list[Stretch]:
    """The words that only some of the texts print, in the order of their first difference, at most `most`.

    What is elided is no difference: a report that quotes half of a sentence does not deny the other half.
    """
    plain = [f" {plain_words(text)} " for text in texts]
    found: dict[str, Stretch] = {}
    for wording in wordings:
        for piece in wording.pieces:
            key = plain_words(piece.text)
            if piece.kind in (ADDED, LEFT_OUT) and key and key not in found:
                printed = [number for number, text in enumerate(plain) if f" {key} " in text]
                missing = [number for number in range(len(plain)) if number not in printed]
                found[key] = Stretch(piece.text, printed, missing)
    return list(found.values())[:most]
