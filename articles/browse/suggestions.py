"""Suggestions where a search finds nothing: other spellings of its words, and searches with fewer of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from articles.browse.filters import LONGEST_SEARCH
from articles.browse.selection import Selection
from articles.index import Phrase, Snapshot, Words, corrections
from articles.spelling import spell_list

MOST_TRIED = 12  # searches with fewer words
MOST_PARTS = 8  # words and phrases of a search that are left out in turn
MOST_SHOWN = 5

Searches = Sequence[tuple[Phrase, ...]]
Totals = Callable[[Searches], list[int]]  # the number of matches of each search


@dataclass(frozen=True)
class Suggestion:
    """Another search, which finds something. `query` is its query string, `left_out` are the words that it lacks."""

    q: str
    total: int
    query: str
    left_out: tuple[str, ...] = ()

    @property
    def left_out_spelled(self) -> str:
        return spell_list(self.left_out)


class Suggestions(NamedTuple):
    spellings: list[Suggestion]
    fewer: list[Suggestion]


NOTHING = Suggestions([], [])


def suggest(
    phrases: Sequence[Phrase], selection: Selection, snapshot: Snapshot, nouns: Sequence[str], totals: Totals
) -> Suggestions:
    """For a search for these phrases that finds nothing. The other parameters of the selection are kept."""
    words = snapshot.words(nouns)
    texts = [text for text in corrections(phrases, words) if len(text) <= LONGEST_SEARCH]
    spellings = [
        Suggestion(text, total, selection.searching(text).query)
        for text, total in zip(texts, totals([snapshot.parse(text) for text in texts]), strict=True)
        if total
    ]
    # If a word is misspelt and no spelling finds anything, fewer words of the likeliest one may.
    is_misspelt = not all(phrase.excluded or words.has(phrase) for phrase in phrases)
    parts = snapshot.parse(texts[0]) if texts and is_misspelt and not spellings else phrases
    return Suggestions(spellings, _fewer(parts, selection, words, totals))


def _fewer(phrases: Sequence[Phrase], selection: Selection, words: Words, totals: Totals) -> list[Suggestion]:
    """The searches with the most words that find something, each with the words that were left out."""
    for searches in _with_fewer(phrases[:MOST_PARTS], words):
        suggestions = []
        for kept, total in zip(searches, totals(searches), strict=True):
            if total:
                left_out = tuple(phrase.text for phrase in phrases if phrase not in kept)
                q = " ".join(phrase.text for phrase in kept)
                suggestions.append(Suggestion(q, total, selection.searching(q).query, left_out))
        if suggestions:
            return suggestions[:MOST_SHOWN]
    return []


def _with_fewer(phrases: Sequence[Phrase], words: Words) -> Iterator[Searches]:
    """The searches with one phrase less, then with two less. Words that no text has are left out of all of them."""
    known = [phrase for phrase in phrases if phrase.excluded or words.has(phrase)]
    tried = 0
    for number in range(min(len(known), len(phrases) - 1), 0, -1):
        searches = [kept for kept in combinations(known, number) if not all(phrase.excluded for phrase in kept)]
        searches = searches[: MOST_TRIED - tried]
        tried += len(searches)
        if searches:
            yield searches
