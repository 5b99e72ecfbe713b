"""Words that mean the same in a search. They are applied to the query, so a change of them needs no other index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from articles.index.analysis import Phrase, parse

LONGEST = 8  # terms of an expression
MOST = 30  # synonyms of an expression


class Synonyms:
    """Sets of words and expressions that mean the same. An expression in several sets means the same as all in them."""

    def __init__(self, sets: Iterable[Iterable[str]] = ()) -> None:
        self._others: dict[tuple[str, ...], list[Phrase]] = {}
        for texts in sets:
            meaning = [phrase for text in texts if (phrase := _expression(text)) and len(phrase.terms) <= LONGEST]
            for phrase in meaning:
                known = self._others.setdefault(phrase.terms, [])
                known += [other for other in meaning if other != phrase and other not in known]
        self._longest = max(map(len, self._others), default=0)

    def expand(self, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """Adds its synonyms to each word, and to words side by side that are one expression: `Islamic State`.

        Words in quotation marks stay alone. So does a word that is excluded, except with its own synonyms.
        """
        expanded, start = [], 0
        while start < len(phrases):
            run = self._longest_run(phrases[start:])
            expanded.append(self._joined(phrases[start : start + run]))
            start += run
        return tuple(expanded)

    def _longest_run(self, phrases: tuple[Phrase, ...]) -> int:
        """How many of the first phrases are one expression; 1 if none is."""
        terms: tuple[str, ...] = ()
        longest = 1
        for number, phrase in enumerate(phrases[: self._longest], start=1):
            terms += phrase.terms
            if phrase.exact or (phrase.excluded and number > 1) or len(terms) > self._longest:
                break
            if terms in self._others:
                longest = number
            if phrase.excluded:
                break
        return longest

    def _joined(self, run: tuple[Phrase, ...]) -> Phrase:
        first = run[0]
        terms = tuple(term for phrase in run for term in phrase.terms)
        if first.exact or terms not in self._others:
            return first
        synonyms = tuple(self._others[terms][:MOST])
        if len(run) == 1:
            return replace(first, synonyms=synonyms)
        return Phrase(terms, scattered=True, synonyms=synonyms, text=" ".join(phrase.text for phrase in run))


def _expression(text: str) -> Phrase | None:
    """The words of the text in their order, as one phrase."""
    terms = tuple(term for phrase in parse(text.replace('"', " ")) for term in phrase.terms)
    return Phrase(terms, text=text) if terms else None
