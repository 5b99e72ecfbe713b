"""Computes the right answer to a request by going through all statements, and compares the site's answer with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress, islice
from typing import Any

from articles import nouns
from articles.index import Kind
from bench.statement_table import StatementTable, intersection, selection
from bench.workload import PAGE_SIZE, ListRequest

VALUES_SHOWN = 10  # of each facet; more if more are chosen; all years


@dataclass(frozen=True)
class Answer:
    selected: bytes  # the statements that match, one byte each
    total: int
    uids: list[str]  # of the page, the newest first
    counts: dict[str, dict[str, int]]  # of each facet's values: the total if that value were chosen


class BruteForce:
    def __init__(self, table: StatementTable) -> None:
        self.table = table
        self._all = bytes([1]) * len(table)
        self._select = lru_cache(8)(self._select_uncached)
        self._unfiltered_counts = {name: facet.counts(self._all) for name, facet in table.facets.items()}

    def total(self, request: ListRequest) -> int:
        return self._matching(request).count(1)

    def answer(self, request: ListRequest) -> Answer:
        selected = self._matching(request)
        offset = PAGE_SIZE * (request.page - 1)
        uids = list(islice(compress(self.table.uids, selected), offset, offset + PAGE_SIZE))
        counts = {facet: self._counts(request, facet) for facet in self.table.facets}
        return Answer(selected, selected.count(1), uids, counts)

    def differences(self, request: ListRequest, data: dict[str, Any], html: str) -> list[str]:
        """What is wrong with the site's answer, given as the JSON and the HTML page of the list."""
        expected = self.answer(request)
        uids = [row["id"] for row in data["rows"]]
        wrong = [] if data["total"] == expected.total else [f"total {data['total']}, not {expected.total}"]
        if request.best_match_first:
            matching = set(compress(self.table.uids, expected.selected))
            if len(set(uids)) != len(expected.uids) or not matching.issuperset(uids):
                wrong.append("some rows do not match")
        elif uids != expected.uids:
            wrong.append("the rows are not the newest matches")
        if any(f"/statements/{uid}/" not in html for uid in uids):
            wrong.append("the HTML page has other rows than the JSON")
        shown = {facet["name"]: facet["values"] for facet in data["facets"]}
        chosen = dict(request.chosen)
        wrong += [
            f"the counts of {facet}"
            for facet, counts in expected.counts.items()
            if not _agree(facet, shown.pop(facet, []), counts, chosen.get(facet, ()))
        ]
        return wrong + [f"the unknown facet {facet}" for facet in shown]

    def _matching(self, request: ListRequest) -> bytes:
        return self._select(replace(request, sort="", page=1))

    def _select_uncached(self, request: ListRequest) -> bytes:
        table, selected = self.table, self._all
        for facet, values in request.chosen:
            selected = intersection(selected, selection(table.facets[facet].rows_with(values), len(table)))
        if request.q:
            selected = intersection(selected, selection(table.postings[request.q], len(table)))
        return selected

    def _counts(self, request: ListRequest, facet: str) -> dict[str, int]:
        """Counts among the statements that match the request without its choices in this facet."""
        others = tuple((name, values) for name, values in request.chosen if name != facet)
        if not (others or request.q):
            return self._unfiltered_counts[facet]
        return self.table.facets[facet].counts(self._matching(replace(request, chosen=others)))


def _agree(facet: str, shown: list[dict[str, Any]], expected: dict[str, int], chosen: tuple[str, ...]) -> bool:
    """Whether every shown count is right, all chosen values are shown, and no value with a larger count is left out."""
    counts = {value["value"]: value["count"] for value in shown}
    if any(count != expected.get(value, 0) for value, count in counts.items()) or not counts.keys() >= set(chosen):
        return False
    others = sorted((count for value, count in counts.items() if value not in chosen), reverse=True)
    largest = sorted((count for value, count in expected.items() if value not in chosen), reverse=True)
    all_shown = nouns.STATEMENT.facets[facet].kind == Kind.YEAR
    room = len(largest) if all_shown else max(VALUES_SHOWN, len(chosen)) - len(chosen)
    return others == largest[:room]
