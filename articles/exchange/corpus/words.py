"""What is said: texts of real English words whose frequencies follow Zipf's law, from "the" down to a rare name."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, islice, zip_longest
from pathlib import Path

from articles.exchange.corpus.names import iter_things

VOCABULARY = 30_000
# Rank r has the weight (r + FLATTER) ** -STEEPNESS. With about 27 words a statement, rank 10 stands in every fourth
# statement, rank 200 in one of a hundred, and the last third in some dozens of a million.
STEEPNESS, FLATTER = 1.15, 2.7

VOWELS = "aeiou"
PREFIXES = ("counter", "inter", "over", "under", "post", "non", "anti", "multi", "sub", "super", "trans", "pre", "mis")


def _read() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words.extend(line.split())
    return sections


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _verb_forms(verb: str) -> Iterator[str]:
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    past = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in VOWELS else stem
    yield from (_with_s(verb), past + "ed", stem + "ing")


def _adverb(adjective: str) -> str:
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    if adjective.endswith("ic"):
        return adjective + "ally"
    return (adjective[:-1] + "y") if adjective.endswith("le") else adjective + "ly"


def _in_turn(*lists: Iterable[str]) -> Iterator[str]:
    for words in zip_longest(*lists):
        yield from filter(None, words)


@cache
def vocabulary() -> list[str]:
    """Every word once, the most frequent first. The same for every seed."""
    words = _read()
    nouns, verbs, adjectives = words["nouns"], words["verbs"], words["adjectives"]
    ranked = dict.fromkeys(words["common"])
    ranked |= dict.fromkeys(_in_turn(nouns, verbs, adjectives))
    ranked |= dict.fromkeys(
        _in_turn(map(_with_s, nouns), (form for verb in verbs for form in _verb_forms(verb)), map(_adverb, adjectives))
    )
    compounds = (prefix + noun for noun in nouns for prefix in PREFIXES)
    ranked |= dict.fromkeys(_in_turn(compounds, iter_things()))
    return list(islice(ranked, VOCABULARY))


class Prose:
    """Makes sentences."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._words = vocabulary()
        self._sums = list(accumulate((rank + FLATTER) ** -STEEPNESS for rank in range(1, len(self._words) + 1)))

    def words(self, fewest: int, most: int) -> str:
        count = self._rng.randint(fewest, most)
        return " ".join(self._rng.choices(self._words, cum_weights=self._sums, k=count))

    def sentence(self, fewest: int, most: int) -> str:
        text = self.words(fewest, most)
        return f"{text[0].upper()}{text[1:]}."

    def passage(self, fewest: int, most: int) -> str:
        """One sentence, or two where it is long."""
        if most < 24 or self._rng.random() < 0.5:
            return self.sentence(fewest, most)
        return f"{self.sentence(fewest // 2, most // 2)} {self.sentence(fewest - fewest // 2, most - most // 2)}"
