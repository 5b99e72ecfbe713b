"""Comparing the words of quotations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from articles.spelling import QUOTATION_MARKS, plain_words

# The marks of all languages, and those of typewriters. A mark may open in one language and close in another.
OPENING = {opening.strip("\u202f") for opening, _closing in QUOTATION_MARKS.values()} | {'"', "'", "“"}
CLOSING = {closing.strip("\u202f") for _opening, closing in QUOTATION_MARKS.values()} | {'"', "'", "”"}

RUN = 6  # words
NEAR = 88  # of 100: a translation of its own differs more, a mended misprint or another spelling of a name less


def is_enclosed(text: str) -> bool:
    """Whether one pair of quotation marks stands around all of the text."""
    text = text.strip()
    if len(text) < 2 or text[0] not in OPENING or text[-1] not in CLOSING:
        return False
    return not any(mark in CLOSING | OPENING and mark not in "'’‘" for mark in text[1:-1])


@lru_cache(maxsize=5_000)
def runs_of(words: str) -> frozenset[str]:
    """Every six words that follow each other. Equal ones in two quotations are the first sign of one remark."""
    plain = plain_words(words).split()
    return frozenset(" ".join(plain[start : start + RUN]) for start in range(len(plain) - RUN + 1))


def is_near(one: str, other: str) -> bool:
    """Whether two texts of plain words are nearly equal."""
    return fuzz.ratio(one, other, score_cutoff=NEAR) > 0


def near_places(text: str, others: Sequence[str]) -> list[int]:
    """The places of those texts of plain words that are nearly equal to this one, compared all at once."""
    near = process.extract_iter(text, others, scorer=fuzz.ratio, score_cutoff=NEAR)
    return [place for _other, _ratio, place in near]
