"""The six classes of request, drawn with a fixed seed as readers would ask: what is frequent is asked for often.

A choice is what a statement taken at random has, so that values are drawn by their frequency and no question is empty.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from articles.index.analysis import ANALYZER
from bench.facts import Facts

PAGE_SIZE = 25
CLASSES = ("no filter", "one facet", "three facets", "term in 1 %", "term in 20 % + 2 facets", "rare term")
TERMS = 40  # so many of about the frequency asked for


@dataclass(frozen=True)
class Question:
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    q: str = ""
    sort: str = ""
    page: int = 1

    @property
    def best_first(self) -> bool:
        return bool(self.q) and self.sort == ""

    @property
    def query(self) -> str:
        pairs = [(facet, value) for facet, values in self.chosen for value in values]
        pairs += [("q", self.q)] if self.q else []
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else ""


class Questions:
    def __init__(self, facts: Facts, seed: int) -> None:
        self.facts = facts
        self.rng = random.Random(seed)  # noqa: S311 nothing here is secret
        self._plain = sorted(term for term in facts.postings if term in facts.spelled and _is_plain(term))

    def draw(self, count: int) -> dict[str, list[Question]]:
        """`count` different questions of each class; fewer where a small archive does not hold as many."""
        kinds = (self._page, self._facets(1), self._facets(3), self._term(0.01, 0), self._term(0.2, 2), self._rare())
        return {name: self._different(kind, count) for name, kind in zip(CLASSES, kinds, strict=True)}

    def _different(self, draw: Callable[[], Question], count: int) -> list[Question]:
        found: dict[Question, None] = {}
        for _ in range(50 * count):
            if len(found) == count:
                break
            found[draw()] = None
        return list(found)

    def _page(self) -> Question:
        """Leafing through everything; the first pages most."""
        last = (len(self.facts) + PAGE_SIZE - 1) // PAGE_SIZE
        return Question(page=min(last, 1 + int(self.rng.expovariate(1 / 100))))

    def _facets(self, number: int) -> Callable[[], Question]:
        return lambda: Question(self._choices(number, self.rng.randrange(len(self.facts))))

    def _term(self, share: float, facets: int) -> Callable[[], Question]:
        """A word that stands in about this share of the statements, half of the time with the newest first."""
        wanted = share * len(self.facts)
        terms = sorted(self._plain, key=lambda term: (abs(len(self.facts.postings[term]) - wanted), term))[:TERMS]
        # Frequent words are few: none that is far from the share asked for.
        near = [term for term in terms if 0.6 < len(self.facts.postings[term]) / wanted < 1.6] or terms[:3]

        def draw() -> Question:
            term = self.rng.choice(near)
            return Question(self._choices(facets, self.rng.choice(self.facts.postings[term])), term, self._sort())

        return draw

    def _rare(self) -> Callable[[], Question]:
        most = max(3, len(self.facts) // 10_000)
        terms = [term for term in self._plain if len(self.facts.postings[term]) <= most]
        return lambda: Question(q=self.rng.choice(terms), sort=self._sort())

    def _sort(self) -> str:
        return self.rng.choice(("", "newest"))

    def _choices(self, number: int, row: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """So many facets of this statement, each with one of its values."""
        values = self.facts.values_of(row)
        facets = sorted(self.rng.sample(sorted(values), min(number, len(values))))
        return tuple((facet, (self.rng.choice(values[facet]),)) for facet in facets)


def _is_plain(term: str) -> bool:
    """A term that is a word as well: typed in, it leads to itself."""
    return term.isascii() and term.isalpha() and len(term) > 2 and ANALYZER.analyze(term) == [term]
