"""What is to be reached at a million statements, each beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.pages import DEEPEST
from bench.questions import CLASSES
from bench.run import Results
from bench.times import spell

MEDIAN, P95, UNFILTERED = 15, 40, 8  # ms
GROWTH = 5
AGAIN = 1  # ms of work
OTHER = 50  # ms, the median of any other page
DEEP = 3  # times page 1
EDIT = 20  # ms more on the next request
RATE = 20_000  # rows a second
GROWN = 16  # MiB that an export may take: constant, whatever its length
MEMORY = 150  # MiB


@dataclass(frozen=True)
class Line:
    what: str
    measured: str
    target: str
    reached: bool


def lines(found: Results) -> Iterator[Line]:
    yield from _classes(found)
    yield from _growth(found)
    yield from _again(found)
    yield from _pages(found)
    yield from _export_and_memory(found)


def _classes(found: Results) -> Iterator[Line]:
    for name in CLASSES:
        times = found.lists.cold[name]
        most = UNFILTERED if name == CLASSES[0] else MEDIAN
        yield Line(name, str(times), f"{most} ({P95})", times.median <= most and times.p95 <= P95)


def _growth(found: Results) -> Iterator[Line]:
    if found.small is not None:
        ratio = max(found.lists.cold[name].median / found.small.cold[name].median for name in CLASSES)
        yield Line(
            "from 10,000 statements to this, worst class", f"{spell(ratio)} times", f"{GROWTH} times", ratio <= GROWTH
        )


def _again(found: Results) -> Iterator[Line]:
    idle = found.lists.idle.median
    for name, times in (("the same page again", found.lists.again), ("unchanged, 304", found.lists.unchanged)):
        work = max(0.0, times.median - idle)
        yield Line(f"{name}, beyond a request without work", f"{work:.2f} ms", f"{AGAIN} ms", work < AGAIN)


def _pages(found: Results) -> Iterator[Line]:
    pages = found.pages
    for name, times in {**pages.public, **pages.desk}.items():
        measured = f"answered {pages.failed[name]}" if name in pages.failed else f"{spell(times.median)} ms"
        yield Line(name, measured, f"{OTHER} ms", name not in pages.failed and times.median <= OTHER)
    ratio = pages.deepest.median / pages.first.median
    measured = f"answered {pages.failed[DEEPEST]}" if DEEPEST in pages.failed else f"{spell(ratio)} times"
    reached = DEEPEST not in pages.failed and ratio <= DEEP
    yield Line(f"{DEEPEST} ({pages.last_page:,})", measured, f"{DEEP} times", reached)
    for name, times in (("at the desk", pages.edits.desk), ("by SQL", pages.edits.database)):
        more = max(0.0, times.median - pages.edits.none.median)
        yield Line(f"an edit {name}, on the next request", f"{spell(more)} ms more", f"{EDIT} ms more", more <= EDIT)


def _export_and_memory(found: Results) -> Iterator[Line]:
    pages = found.pages
    rate = pages.export_rows / pages.export_seconds
    yield Line("CSV, rows a second", f"{rate:,.0f}", f"{RATE:,}", rate >= RATE)
    before, most = pages.export_memory
    yield Line("memory that the CSV took", f"{most - before:.0f} MiB", f"{GROWN} MiB", most - before <= GROWN)
    for name, memory in (("of a worker", pages.memory_reading), ("of one that took in edits", pages.memory)):
        yield Line(f"memory {name}", f"{memory['own']:.0f} MiB", f"{MEMORY} MiB", memory["own"] <= MEMORY)
