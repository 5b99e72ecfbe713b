"""The six classes of request, drawn with a fixed seed.

Facet values are those of a statement drawn at random. So frequent values are requested often, as by readers, and every
request has results.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from articles.index.analysis import ANALYZER
from bench.statement_table import StatementTable

PAGE_SIZE = 25
CLASSES = ("no filter", "one facet", "three facets", "term in 1 %", "term in 20 % + 2 facets", "rare term")
NARROWED = "narrowed otherwise"
TERMS = 40  # number of terms considered for a frequency


@dataclass(frozen=True)
class ListRequest:
    """A request for a page of the list of statements.

    `chosen` are the values of each narrowed facet, those that are left out with a minus. `first` and `last` bound the
    days.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first: str = ""
    last: str = ""
    q: str = ""
    sort: str = ""
    page: int = 1

    @property
    def best_match_first(self) -> bool:
        return bool(self.q) and self.sort == ""

    @property
    def query_string(self) -> str:
        pairs = [(facet, value) for facet, values in self.chosen for value in values]
        pairs += [("q", self.q)] if self.q else []
        pairs += [("from", self.first)] if self.first else []
        pairs += [("to", self.last)] if self.last else []
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else ""


Workload = Mapping[str, Sequence[ListRequest]]  # the requests of each class


class WorkloadGenerator:
    def __init__(self, table: StatementTable, seed: int) -> None:
        self.table = table
        self.rng = random.Random(seed)  # noqa: S311 nothing here is secret
        self._terms = sorted(term for term in table.postings if term in table.quoted_words and _is_own_stem(term))

    def draw(self, count: int) -> dict[str, list[ListRequest]]:
        """`count` different requests of each class, or fewer if the archive is too small."""
        draws = (
            self._draw_page,
            self._facets(1),
            self._facets(3),
            self._term(0.01, facets=0),
            self._term(0.2, facets=2),
            self._rare_term(),
        )
        return {name: self._different(draw, count) for name, draw in zip(CLASSES, draws, strict=True)}

    def draw_narrowed(self, count: int) -> dict[str, list[ListRequest]]:
        """Requests of every other kind, to be checked and not to be compared: values left out, missing ones, days."""
        return {NARROWED: self._different(self._narrowed, count)}

    def _different(self, draw: Callable[[], ListRequest], count: int) -> list[ListRequest]:
        drawn: dict[ListRequest, None] = {}
        for _ in range(50 * count):
            if len(drawn) == count:
                break
            drawn[draw()] = None
        return list(drawn)

    def _draw_page(self) -> ListRequest:
        """A page of the whole list. The first pages are the most frequent."""
        last = (len(self.table) + PAGE_SIZE - 1) // PAGE_SIZE
        return ListRequest(page=min(last, 1 + int(self.rng.expovariate(1 / 100))))

    def _facets(self, number: int) -> Callable[[], ListRequest]:
        return lambda: ListRequest(self._choices(number, self.rng.randrange(len(self.table))))

    def _term(self, share: float, *, facets: int) -> Callable[[], ListRequest]:
        """A word in about this share of the statements. Half of the requests want the newest statements first."""
        postings = self.table.postings
        wanted = share * len(self.table)
        nearest = sorted(self._terms, key=lambda term: (abs(len(postings[term]) - wanted), term))[:TERMS]
        # There are few frequent words, so some of the nearest may be far from the wanted frequency.
        terms = [term for term in nearest if 0.6 < len(postings[term]) / wanted < 1.6] or nearest[:3]

        def draw() -> ListRequest:
            term = self.rng.choice(terms)
            chosen = self._choices(facets, self.rng.choice(postings[term]))
            return ListRequest(chosen, q=term, sort=self._sort())

        return draw

    def _rare_term(self) -> Callable[[], ListRequest]:
        maximum = max(3, len(self.table) // 10_000)
        terms = [term for term in self._terms if len(self.table.postings[term]) <= maximum]
        return lambda: ListRequest(q=self.rng.choice(terms), sort=self._sort())

    def _narrowed(self) -> ListRequest:
        """Each value of up to two facets is left out or not. Half of the requests have days, a quarter a word."""
        row = self.rng.randrange(len(self.table))
        wanted: dict[str, tuple[str, ...]] = {}
        for facet, values in self._choices(self.rng.randint(0, 2), row):
            others = self.table.values_of(self.rng.randrange(len(self.table))).get(facet, ())
            each = dict.fromkeys([*values, *others])
            wanted[facet] = tuple(self.rng.choice(("", "-")) + value for value in each)
        days = sorted(self.rng.choice(self.table.spans)[0] for _ in range(2))
        first, last = days if self.rng.random() < 0.5 and "" not in days else ("", "")
        term = self.rng.choice(self._terms) if self.rng.random() < 0.25 else ""
        return ListRequest(tuple(wanted.items()), first, last, term, "newest" if term else "")

    def _sort(self) -> str:
        return self.rng.choice(("", "newest"))

    def _choices(self, number: int, row: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """One value of this statement for each of `number` facets."""
        values = self.table.values_of(row)
        facets = sorted(self.rng.sample(sorted(values), min(number, len(values))))
        return tuple((facet, (self.rng.choice(values[facet]),)) for facet in facets)


def _is_own_stem(term: str) -> bool:
    """Whether the term, typed as a search, is searched for as it is."""
    return term.isascii() and term.isalpha() and len(term) > 2 and ANALYZER.analyze(term) == [term]
