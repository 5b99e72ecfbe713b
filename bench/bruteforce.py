"""What the list of statements must answer, counted by hand; and where an answer differs from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress, islice
from typing import Any

from bench.facts import FACETS, Facts, both, iter_chosen, selector
from bench.questions import PAGE_SIZE, Question

SHOWN = 10  # values of a facet, or as many as are chosen; of "year", all


@dataclass(frozen=True)
class Answer:
    chosen: bytes  # selects the statements that match
    total: int
    ids: list[str]  # of the page, newest first
    counts: dict[str, dict[str, int]]  # facet -> value -> count of what clicking it would show


class BruteForce:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._everything = bytes([1]) * len(facts)
        self._matching = lru_cache(8)(self._select)
        self._of_everything = {facet: self._count(self._everything, facet) for facet in FACETS}

    def total(self, question: Question) -> int:
        return self._matching(replace(question, sort="", page=1)).count(1)

    def answer(self, question: Question) -> Answer:
        chosen = self._matching(replace(question, sort="", page=1))
        offset = PAGE_SIZE * (question.page - 1)
        ids = list(islice(compress(self.facts.uids, chosen), offset, offset + PAGE_SIZE))
        return Answer(chosen, chosen.count(1), ids, {facet: self._counts(question, facet) for facet in FACETS})

    def _select(self, question: Question) -> bytes:
        facts, chosen = self.facts, self._everything
        for facet, values in question.chosen:
            codes = {facts.values[facet][value] for value in values}
            holds = bytes(map(codes.__contains__, facts.codes[facet]))
            if facet == "topic":
                holds = selector(compress(facts.topic_rows, holds), len(facts))
            chosen = both(chosen, holds)
        if question.q:
            chosen = both(chosen, selector(facts.postings[question.q], len(facts)))
        return chosen

    def _counts(self, question: Question, facet: str) -> dict[str, int]:
        """Counts of the facet's values among what matches everything but the facet's own choices."""
        others = tuple((name, values) for name, values in question.chosen if name != facet)
        if not (others or question.q):
            return self._of_everything[facet]
        return self._count(self._matching(replace(question, chosen=others, sort="", page=1)), facet)

    def _count(self, chosen: bytes, facet: str) -> dict[str, int]:
        places = map(chosen.__getitem__, self.facts.topic_rows) if facet == "topic" else chosen
        found = Counter(compress(self.facts.codes[facet], places))
        return {value: found[code] for value, code in self.facts.values[facet].items() if found[code]}

    def differences(self, question: Question, page: dict[str, Any], html: str) -> list[str]:
        """What is wrong with an answer: the list as JSON and as a page."""
        right = self.answer(question)
        ids = [row["id"] for row in page["rows"]]
        wrong = [] if page["total"] == right.total else [f"total {page['total']}, not {right.total}"]
        if question.best_first:
            matching = {self.facts.uids[row] for row in iter_chosen(right.chosen)}
            if len(set(ids)) != len(right.ids) or not matching.issuperset(ids):
                wrong.append("its rows do not all match")
        elif ids != right.ids:
            wrong.append("not the newest rows that match")
        if any(f"/statements/{uid}/" not in html for uid in ids):
            wrong.append("the page has other rows than its JSON")
        shown = {facet["name"]: facet["values"] for facet in page["facets"]}
        return wrong + [
            f"the counts of {facet}"
            for facet in FACETS
            if not _agree(facet, shown.get(facet, []), right.counts[facet], dict(question.chosen).get(facet, ()))
        ]


def _agree(facet: str, shown: list[dict[str, Any]], right: dict[str, int], chosen: tuple[str, ...]) -> bool:
    """Every count shown is right, the chosen values are among them, and none with a larger count is left out."""
    counts = {value["value"]: value["count"] for value in shown}
    if any(count != right.get(value, 0) for value, count in counts.items()) or not counts.keys() >= set(chosen):
        return False
    free = sorted((count for value, count in counts.items() if value not in chosen), reverse=True)
    largest = sorted((count for value, count in right.items() if value not in chosen), reverse=True)
    room = len(largest) if facet == "year" else max(SHOWN, len(chosen)) - len(chosen)
    return free == largest[:room]
