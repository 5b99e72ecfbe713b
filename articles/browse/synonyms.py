"""The words of a search that also find their synonyms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from articles.browse.selection import Selection
from articles.index import Phrase
from articles.spelling import spell_list


class Expanded(NamedTuple):
    """A word, and what it also finds. `query` is the query string for the word alone."""

    word: str
    also: list[str]
    query: str

    @property
    def also_spelled(self) -> str:
        return spell_list(self.also)


def expanded(phrases: Sequence[Phrase], selection: Selection) -> list[Expanded]:
    return [
        Expanded(phrase.text, [synonym.text for synonym in phrase.synonyms], _alone(phrases, number, selection))
        for number, phrase in enumerate(phrases)
        if phrase.synonyms
    ]


def _alone(phrases: Sequence[Phrase], number: int, selection: Selection) -> str:
    """The query string with this phrase in quotation marks, which keep synonyms out."""
    texts = [phrase.text for phrase in phrases]
    minus = "-" if phrases[number].excluded else ""
    texts[number] = f'{minus}"{texts[number].removeprefix(minus)}"'
    return selection.searching(" ".join(texts)).query
