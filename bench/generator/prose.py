"""Generates text of English words. Their frequencies follow Zipf's law, from "the" down to a rare name."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, islice, zip_longest
from pathlib import Path

from bench.generator.names import iter_rare_words

VOCABULARY = 30_000
# Rank r has the weight (r + OFFSET) ** -EXPONENT. A statement has about 27 words, so the word of rank 10 is in one
# statement of 4, that of rank 200 in one of 100, and each of the last third in some dozens of a million.
EXPONENT, OFFSET = 1.15, 2.7

VOWELS = "aeiou"
PREFIXES = ("counter", "inter", "over", "under", "post", "non", "anti", "multi", "sub", "super", "trans", "pre", "mis")


def _read_words() -> dict[str, list[str]]:
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


def _interleaved(*lists: Iterable[str]) -> Iterator[str]:
    for words in zip_longest(*lists):
        yield from filter(None, words)


@cache
def vocabulary() -> list[str]:
    """All words without repetition, the most frequent first; the same for every seed."""
    words = _read_words()
    nouns, verbs, adjectives = words["nouns"], words["verbs"], words["adjectives"]
    ranked = dict.fromkeys(words["common"])
    ranked |= dict.fromkeys(_interleaved(nouns, verbs, adjectives))
    ranked |= dict.fromkeys(
        _interleaved(
            map(_with_s, nouns), (form for verb in verbs for form in _verb_forms(verb)), map(_adverb, adjectives)
        )
    )
    compounds = (prefix + noun for noun in nouns for prefix in PREFIXES)
    ranked |= dict.fromkeys(_interleaved(compounds, iter_rare_words()))
    return list(islice(ranked, VOCABULARY))


class Prose:
    """Generates words, sentences and passages with a given range of lengths, in words."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._words = vocabulary()
        self._cumulative_weights = list(
            accumulate((rank + OFFSET) ** -EXPONENT for rank in range(1, len(self._words) + 1))
        )

    def words(self, minimum: int, maximum: int) -> str:
        count = self._rng.randint(minimum, maximum)
        return " ".join(self._rng.choices(self._words, cum_weights=self._cumulative_weights, k=count))

    def sentence(self, minimum: int, maximum: int) -> str:
        text = self.words(minimum, maximum)
        return f"{text[0].upper()}{text[1:]}."

    def passage(self, minimum: int, maximum: int) -> str:
        """One sentence, or two if it is long."""
        if maximum < 24 or self._rng.random() < 0.5:
            return self.sentence(minimum, maximum)
        first = self.sentence(minimum // 2, maximum // 2)
        return f"{first} {self.sentence(minimum - minimum // 2, maximum - maximum // 2)}"
