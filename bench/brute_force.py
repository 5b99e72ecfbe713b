"""Computes the right answer to a request by going through all statements, and compares the site's answer with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress, islice
from typing import Any

from articles import nouns
from articles.index import Kind
from bench.statement_table import StatementTable, intersection, rest, selection
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
            chosen, left_out = _split(values)
            if chosen:
                selected = intersection(selected, self._holding(facet, chosen))
            if left_out:
                selected = intersection(selected, rest(self._holding(facet, left_out)))
        if request.first or request.last:
            first, last = request.first or "0001-01-01", request.last or "9999-12-31"
            selected = intersection(
                selected, bytes(day != "" and day <= last and end >= first for day, end in table.spans)
            )
        if request.q:
            selected = intersection(selected, selection(table.postings[request.q], len(table)))
        return selected

    def _holding(self, facet: str, values: Collection[str]) -> bytes:
        return selection(self.table.facets[facet].rows_with(values), len(self.table))

    def _counts(self, request: ListRequest, facet: str) -> dict[str, int]:
        """Counts among the statements that match the request without its choices in this facet.

        What the facet leaves out stays left out, except that each such value has the count of its own statements.
        """
        others = tuple((name, values) for name, values in request.chosen if name != facet)
        _, left_out = _split(dict(request.chosen).get(facet, ()))
        counts = self._counts_of(replace(request, chosen=others), facet)
        if left_out:
            alone = {value: counts.get(value, 0) for value in left_out}
            staying = (*others, (facet, tuple(f"-{value}" for value in left_out)))
            counts = self._counts_of(replace(request, chosen=staying), facet) | alone
        return counts

    def _counts_of(self, request: ListRequest, facet: str) -> dict[str, int]:
        if not request.query_string:
            return self._unfiltered_counts[facet]
        return self.table.facets[facet].counts(self._matching(request))


def _split(values: Collection[str]) -> tuple[list[str], list[str]]:
    """The values that are chosen, and those that are left out."""
    return [value for value in values if value[0] != "-"], [value[1:] for value in values if value[0] == "-"]


def _agree(facet: str, shown: list[dict[str, Any]], expected: dict[str, int], chosen: tuple[str, ...]) -> bool:
    """Whether every shown count is right, all chosen values are shown, and no value with a larger count is left out.

    Missing values are always shown.
    """
    counts = {value["value"]: value["count"] for value in shown}
    chosen = tuple(value.removeprefix("-") for value in chosen)
    missing = {value: count for value, count in expected.items() if value.startswith("~") and count}
    shown_missing = {value: counts.pop(value) for value in list(counts) if value.startswith("~")}
    if {value: count for value, count in shown_missing.items() if count} != missing:
        return False
    expected = {value: count for value, count in expected.items() if not value.startswith("~")}
    chosen = tuple(value for value in chosen if not value.startswith("~"))
    if any(count != expected.get(value, 0) for value, count in counts.items()) or not counts.keys() >= set(chosen):
        return False
    others = sorted((count for value, count in counts.items() if value not in chosen), reverse=True)
    largest = sorted((count for value, count in expected.items() if value not in chosen), reverse=True)
    all_shown = nouns.STATEMENT.facets[facet].kind == Kind.YEAR
    room = len(largest) if all_shown else max(VALUES_SHOWN, len(chosen)) - len(chosen)
    return others == largest[:room]
