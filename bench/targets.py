"""The targets for a million statements, compared with what was measured.

Times are targets for the machine of bench/yardstick.py: on a slower one they are divided by its slowness first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.other_pages import FOUND, LAST_PAGE, NOTHING_FOUND, POSITIONS, WORK_LISTS
from bench.run import Results
from bench.tables import IMPORTED
from bench.times import Times, figure
from bench.workload import CLASSES
from bench.yardstick import slowness

# Milliseconds.
LIST_MEDIAN, LIST_P95 = 15, 40
UNFILTERED_MEDIAN = 8
CACHED_WORK = 1  # beyond a request without any work
OTHER_MEDIAN = 50
POSITIONS_MEDIAN = 80  # pages of positions and comparisons
WORK_LISTS_MEDIAN = 500  # pages of the desk that count what waits
AFTER_EDIT = 20  # more than without an edit
SUGGESTIONS = 20  # more than a search that finds something
# Ratios of medians.
GROWTH = 5  # from 10,000 statements
LAST_PAGE_RATIO = 3  # to page 1
# MiB of a worker.
EXPORT_MEMORY = 16  # for an export of any length
WORKER_MEMORY = 150

EXPORT_RATE = 20_000  # rows a second
IMPORT_RATE = 5_000


@dataclass(frozen=True)
class Target:
    """`adjusted` is what a machine of the reference's speed would have measured; "" where that makes no difference."""

    name: str
    measured: str
    adjusted: str
    limit: str
    reached: bool


@dataclass(frozen=True)
class _Machine:
    slowness: float

    def times(self, name: str, times: Times, median: float, p95: float) -> Target:
        fast = Times([each / self.slowness for each in times.milliseconds])
        return Target(name, str(times), str(fast), f"{median} ({p95})", fast.median <= median and fast.p95 <= p95)

    def milliseconds(self, name: str, value: float, limit: float, unit: str = "ms") -> Target:
        fast = value / self.slowness
        return Target(name, f"{figure(value)} {unit}", f"{figure(fast)} {unit}", f"{limit} {unit}", fast <= limit)

    def rate(self, name: str, value: float, limit: float) -> Target:
        fast = value * self.slowness
        return Target(f"{name}, rows a second", f"{value:,.0f}", f"{fast:,.0f}", f"{limit:,}", fast >= limit)


def compare(results: Results) -> Iterator[Target]:
    machine = _Machine(slowness(results))
    yield from _lists(results, machine)
    yield from _other_pages(results, machine)
    yield from _export_and_memory(results, machine)
    if IMPORTED in results.tables.runs:
        yield machine.rate(IMPORTED, results.tables.runs[IMPORTED].rate, IMPORT_RATE)


def _lists(results: Results, machine: _Machine) -> Iterator[Target]:
    lists = results.lists
    for name in CLASSES:
        median = UNFILTERED_MEDIAN if name == CLASSES[0] else LIST_MEDIAN
        yield machine.times(name, lists.first[name], median, LIST_P95)
    if results.small is not None:
        ratio = max(lists.first[name].median / results.small.first[name].median for name in CLASSES)
        yield _ratio("from 10,000 statements to this size, slowest class", ratio, GROWTH)
    for name, times in (("the same page again", lists.repeated), ("not modified (304)", lists.not_modified)):
        work = max(0.0, times.median - lists.healthz.median)
        yield machine.milliseconds(f"{name}, more than a request without any work", work, CACHED_WORK)


def _ratio(name: str, ratio: float, limit: float) -> Target:
    return Target(name, f"{figure(ratio)} times", "", f"{limit} times", ratio <= limit)


def _limit(name: str) -> float:
    if name in WORK_LISTS:
        return WORK_LISTS_MEDIAN
    return POSITIONS_MEDIAN if name in POSITIONS else OTHER_MEDIAN


def _other_pages(results: Results, machine: _Machine) -> Iterator[Target]:
    pages = results.pages
    for name, times in {**pages.public, **pages.desk}.items():
        limit = _limit(name)
        if name in pages.failed:
            yield Target(name, f"answered {pages.failed[name]}", "", f"{limit} ms", False)
        else:
            yield machine.milliseconds(name, times.median, limit)
    for name in NOTHING_FOUND:
        more = max(0.0, pages.public[name].median - pages.public[FOUND].median)
        yield machine.milliseconds(f"{name}, more than with a word", more, SUGGESTIONS, "ms more")
    name = f"{LAST_PAGE} ({pages.last_page_number:,})"
    if LAST_PAGE in pages.failed:
        yield Target(name, f"answered {pages.failed[LAST_PAGE]}", "", f"{LAST_PAGE_RATIO} times", False)
    else:
        yield _ratio(name, pages.last_page.median / pages.first_page.median, LAST_PAGE_RATIO)
    for how, times in (("at the desk", pages.edits.after_desk), ("by SQL", pages.edits.after_sql)):
        more = max(0.0, times.median - pages.edits.no_edit.median)
        yield machine.milliseconds(f"the first page after an edit {how}", more, AFTER_EDIT, "ms more")


def _export_and_memory(results: Results, machine: _Machine) -> Iterator[Target]:
    pages = results.pages
    yield machine.rate("CSV", pages.export_rows / pages.export_seconds, EXPORT_RATE)
    before, maximum = pages.export_memory
    yield _memory("memory for the CSV", maximum - before, EXPORT_MEMORY)
    yield _memory("memory of a worker", pages.memory["own"], WORKER_MEMORY)
    yield _memory("memory of a worker after edits", pages.memory_after_edits["own"], WORKER_MEMORY)


def _memory(name: str, mebibytes: float, limit: float) -> Target:
    return Target(name, f"{mebibytes:.0f} MiB", "", f"{limit} MiB", mebibytes <= limit)
