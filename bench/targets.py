"""The targets for a million statements, compared with what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.other_pages import FOUND, LAST_PAGE, NOTHING_FOUND
from bench.run import Results
from bench.tables import IMPORTED
from bench.times import figure
from bench.workload import CLASSES

# Milliseconds.
LIST_MEDIAN, LIST_P95 = 15, 40
UNFILTERED_MEDIAN = 8
CACHED_WORK = 1  # beyond a request without any work
OTHER_MEDIAN = 50
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
    name: str
    measured: str
    limit: str
    reached: bool


def compare(results: Results) -> Iterator[Target]:
    yield from _classes(results)
    yield from _growth(results)
    yield from _cached(results)
    yield from _other_pages(results)
    yield from _export_and_memory(results)
    if IMPORTED in results.tables.runs:
        rate = results.tables.runs[IMPORTED].rate
        yield Target(f"{IMPORTED}, rows a second", f"{rate:,.0f}", f"{IMPORT_RATE:,}", rate >= IMPORT_RATE)


def _classes(results: Results) -> Iterator[Target]:
    for name in CLASSES:
        times = results.lists.first[name]
        median = UNFILTERED_MEDIAN if name == CLASSES[0] else LIST_MEDIAN
        yield Target(name, str(times), f"{median} ({LIST_P95})", times.median <= median and times.p95 <= LIST_P95)


def _growth(results: Results) -> Iterator[Target]:
    if results.small is not None:
        ratio = max(results.lists.first[name].median / results.small.first[name].median for name in CLASSES)
        name = "from 10,000 statements to this size, slowest class"
        yield Target(name, f"{figure(ratio)} times", f"{GROWTH} times", ratio <= GROWTH)


def _cached(results: Results) -> Iterator[Target]:
    lists = results.lists
    for name, times in (("the same page again", lists.repeated), ("not modified (304)", lists.not_modified)):
        work = max(0.0, times.median - lists.healthz.median)
        name = f"{name}, more than a request without any work"
        yield Target(name, f"{work:.2f} ms", f"{CACHED_WORK} ms", work < CACHED_WORK)


def _other_pages(results: Results) -> Iterator[Target]:
    pages = results.pages
    for name, times in {**pages.public, **pages.desk}.items():
        measured = f"answered {pages.failed[name]}" if name in pages.failed else f"{figure(times.median)} ms"
        yield Target(name, measured, f"{OTHER_MEDIAN} ms", name not in pages.failed and times.median <= OTHER_MEDIAN)
    for name in NOTHING_FOUND:
        more = max(0.0, pages.public[name].median - pages.public[FOUND].median)
        yield Target(
            f"{name}, more than with a word", f"{figure(more)} ms more", f"{SUGGESTIONS} ms more", more <= SUGGESTIONS
        )
    ratio = pages.last_page.median / pages.first_page.median
    measured = f"answered {pages.failed[LAST_PAGE]}" if LAST_PAGE in pages.failed else f"{figure(ratio)} times"
    reached = LAST_PAGE not in pages.failed and ratio <= LAST_PAGE_RATIO
    yield Target(f"{LAST_PAGE} ({pages.last_page_number:,})", measured, f"{LAST_PAGE_RATIO} times", reached)
    for name, times in (("at the desk", pages.edits.after_desk), ("by SQL", pages.edits.after_sql)):
        more = max(0.0, times.median - pages.edits.no_edit.median)
        name = f"the first page after an edit {name}"
        yield Target(name, f"{figure(more)} ms more", f"{AFTER_EDIT} ms more", more <= AFTER_EDIT)


def _export_and_memory(results: Results) -> Iterator[Target]:
    pages = results.pages
    rate = pages.export_rows / pages.export_seconds
    yield Target("CSV, rows a second", f"{rate:,.0f}", f"{EXPORT_RATE:,}", rate >= EXPORT_RATE)
    before, maximum = pages.export_memory
    more = maximum - before
    yield Target("memory for the CSV", f"{more:.0f} MiB", f"{EXPORT_MEMORY} MiB", more <= EXPORT_MEMORY)
    workers = (("a worker", pages.memory), ("a worker after edits", pages.memory_after_edits))
    for name, memory in workers:
        own = memory["own"]
        yield Target(f"memory of {name}", f"{own:.0f} MiB", f"{WORKER_MEMORY} MiB", own <= WORKER_MEMORY)
