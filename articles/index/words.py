"""The words of an index, by which it corrects words that it does not find.

Each different word of its texts is a document of the engine of its own, with the sound of the word. So words are
written in the same commit as the texts, and the engine finds those of a similar sound in its sorted list of terms.
A word stays after its last text is gone: whoever proposes one counts what it finds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import NamedTuple

import tantivy
from tantivy import Document, Occur, Query

from articles.index.analysis import ANALYZER, Phrase
from articles.index.errors import engine_errors
from articles.index.sounds import folded, likeness, script_of, sound_of

WORD = re.compile(r"[^\W\d_]{3,40}")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)+")  # al-Assad, Ki-moon

NAME, OTHER = "name", "word"  # kinds of words; a name may also be another word

HITS = 40  # words of one distance that are compared, names first
SHORT, LONG = 4, 7  # letters of a sound: below SHORT none may differ, from LONG on two
LEAST_LIKE = 0.3
NAME_BONUS = 0.5  # a name is as good as a word that is so much closer
OTHER_SCRIPT = 10.0  # so much farther is a word in another script
MARGIN = 1.0  # a word that is so much farther than the closest is none that was meant


class NewWords:
    """Collects the words of records that the index does not have yet. `searcher` searches its last commit."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._seen: set[str] = set()  # parts of texts between spaces
        self._seen_names: set[str] = set()
        self._found: dict[str, str] = {}  # the unit of the document -> the word as it is written

    def collect(self, texts: Iterable[str], names: Iterable[str]) -> None:
        for name in names:
            if name not in self._seen_names:
                self._seen_names.add(name)
                for word in (*WORD.findall(name), *_COMPOUND.findall(name)):
                    self._found.setdefault(_unit(NAME, word), word)
        for text in texts:
            unseen = set(text.split()) - self._seen
            self._seen |= unseen
            for word in WORD.findall(" ".join(unseen)):
                unit = _unit(OTHER, word)
                if word.islower() or unit not in self._found:  # the first word of a sentence has a capital letter
                    self._found[unit] = word

    def documents(self, schema: tantivy.Schema) -> Iterator[Document]:
        """A document for each word since the last call."""
        for unit, word in self._found.items():
            if not self._searcher.doc_freq("unit", unit):
                kind = unit.partition(":")[0]
                fields = {"unit": unit, "sound": sound_of(word), "spelling": word, "word_kind": kind}
                yield Document.from_dict(fields, schema)
        self._found = {}


def _unit(kind: str, word: str) -> str:
    return f"{kind}:{''.join(filter(str.isalpha, folded(word)))}"


@dataclass(frozen=True)
class Words:
    """The words in some text fields of one state of the index. Its methods raise Damaged.

    Nouns without a text field of their own share one, and the words in it.
    """

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    fields: tuple[str, ...]
    guard: Callable[[], AbstractContextManager[None]] = nullcontext  # what an exception of the engine passes through

    def frequency(self, terms: Iterable[str]) -> int:
        """In how many texts the rarest of the terms is."""
        with self.guard(), engine_errors():
            return min((sum(self.searcher.doc_freq(f, term) for f in self.fields) for term in terms), default=0)

    def has(self, phrase: Phrase) -> bool:
        """Whether all words of the phrase, or of one of its synonyms, are in the texts, though perhaps not in one."""
        return any(self.frequency(one.terms) for one in phrase.alternatives)

    def close_to(self, word: str, limit: int) -> list[str]:
        """The words that are spelt or sound like this one, the closest first, without the word itself.

        Words that are much farther than the closest are left out. Those in another script come only if none is in the
        script of the word.
        """
        sound = sound_of(word)
        ranked: dict[str, tuple[float, str]] = {}
        for distance in range(_most_different(word, sound) + 1) if sound else ():
            for candidate in self._sounding_like(sound, distance):
                known = folded(candidate.spelling)
                if known != folded(word) and (score := self._score(word, candidate, distance)) is not None:
                    ranked[known] = min(ranked.get(known, (math.inf, "")), (score, candidate.spelling))
            if any(score < OTHER_SCRIPT / 2 for score, _spelling in ranked.values()):
                break  # a word that sounds less alike would hardly be closer
        closest = sorted(ranked.values())[:limit]
        return [spelling for score, spelling in closest if score <= closest[0][0] + MARGIN]

    def _score(self, word: str, candidate: _Candidate, distance: int) -> float | None:
        """The less, the closer; None if it is no candidate."""
        like = likeness(word, candidate.spelling)
        found = self.frequency(ANALYZER.analyze(candidate.spelling)) if like >= LEAST_LIKE else 0
        if not found:
            return None
        is_foreign = script_of(candidate.spelling) != script_of(word)
        return (
            distance
            + 2 * (1 - like)
            - math.log10(found) / 10
            - NAME_BONUS * candidate.is_name
            + OTHER_SCRIPT * is_foreign
        )

    def _sounding_like(self, sound: str, distance: int) -> list[_Candidate]:
        """Words whose sound has this distance from another, or less."""
        if distance:
            alike = Query.fuzzy_term_query(self.schema, "sound", sound, distance=distance)
        else:
            alike = Query.term_query(self.schema, "sound", sound)
        names = Query.const_score_query(Query.term_query(self.schema, "word_kind", NAME), 1.0)
        query = Query.boolean_query([(Occur.Must, Query.const_score_query(alike, 0.0)), (Occur.Should, names)])
        with self.guard(), engine_errors():
            hits = self.searcher.search(query, HITS, count=False).hits
            documents = [self.searcher.doc(address).to_dict() for _score, address in hits]
        return [_Candidate(found["spelling"][0], found["word_kind"][0] == NAME) for found in documents]


class _Candidate(NamedTuple):
    spelling: str
    is_name: bool


def _most_different(word: str, sound: str) -> int:
    """How many letters of the sound may differ. Arabic writes no short vowels, so its words are shorter."""
    length = len(sound) + (not word.isascii())
    return 0 if length < SHORT else 1 if length < LONG else 2
