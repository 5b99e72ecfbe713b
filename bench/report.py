"""The figures of a run in words and tables: docs/performance.md."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from bench.edits import EDITS
from bench.pages import REQUESTS
from bench.peers import LIMIT
from bench.peers import REQUESTS as FEWER
from bench.questions import CLASSES
from bench.run import Results
from bench.server import CORES
from bench.targets import Line, lines
from bench.times import Times, spell


def write(found: Results) -> str:
    sections = (_head, _classes, _growth, _again, _targets, _peers, _other_pages, _sizes)
    return "\n\n".join(section(found) for section in sections) + "\n"


def _head(found: Results) -> str:
    statements = found.archive.statements
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "Jinja2", "gunicorn", "tantivy"))
    asked = sum(len(times.of) for times in found.lists.cold.values())
    return f"""# How fast Parley is

Written by `make bench STATEMENTS={statements} SEED={found.archive.seed}`: run it again for the figures of your machine.
Times are milliseconds, the median with the 95th percentile in brackets.

- **Archive**: {statements:,} made-up statements (`python -m bench.generator`), SQLite.
- **Machine**: {_processor()}, {len(CORES)} core{"s" * (len(CORES) > 1)}; the server has one, the reader another.
- **Software**: Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}; gunicorn as
  `config/gunicorn.py` has it, with one worker.
- **Requests**: drawn from the statements with a fixed seed, so that what is frequent is asked for often; one after
  another on one connection, from sending to the last byte. Half of the searches have the best match first, half the
  newest. Each address is new to the server, which therefore has no kept page for it.
- **Right?** All {asked} answers agree with a count by hand, over all statements, that uses neither the index nor the
  code that browses: the total, the 25 rows of the page, and every count of every facet. (Of a search with the best
  match first, that the rows match; their order is the engine's.)"""


def _classes(found: Results) -> str:
    rows: list[tuple[str, dict[str, Times]]] = [
        ("**Parley: the whole HTML page**", found.lists.cold),
        ("Parley's index alone, in process", found.alone),
        ("the page alone, its data at hand", dict.fromkeys(CLASSES, found.floor)),
    ]
    rows += [(f"{peer.name} {peer.version}: data only", peer.times) for peer in found.peers if not peer.missing]
    table = _table(["", *CLASSES], ([name, *(str(times[of]) for of in CLASSES)] for name, times in rows))
    ratios = [
        [
            f"{peer.name} ÷ Parley's page",
            *(f"{spell(peer.times[of].median / found.lists.cold[of].median)}" for of in CLASSES),
        ]
        for peer in found.peers
        if not peer.missing
    ]
    ratios.append(
        ["Parley's page ÷ page alone", *(spell(found.lists.cold[of].median / found.floor.median) for of in CLASSES)]
    )
    return f"""## The six classes of request

Total, 25 rows and nine facets whose counts a facet's own choices do not narrow.

{table}

The medians as ratios:

{_table(["", *CLASSES], ratios)}"""


def _growth(found: Results) -> str:
    if found.small is None:
        return (
            "## From 10,000 statements to more\n\nThis run is at 10,000 statements: a larger one is compared with it."
        )
    small, large = found.small.cold, found.lists.cold
    rows = [
        ["10,000", *(str(small[of]) for of in CLASSES)],
        [f"{found.archive.statements:,}", *(str(large[of]) for of in CLASSES)],
        ["ratio of the medians", *(spell(large[of].median / small[of].median) for of in CLASSES)],
    ]
    return f"## From 10,000 statements to {found.archive.statements:,}\n\n{_table(['statements', *CLASSES], rows)}"


def _again(found: Results) -> str:
    lists = found.lists
    rows = [
        ["the same page again, by any reader without a session", str(lists.again)],
        ["the same page, unchanged since (conditional GET, 304)", str(lists.unchanged)],
        ["for comparison: `/healthz`, which needs no work", str(lists.idle)],
    ]
    return f"## The same page again\n\n{_table(['', 'ms'], rows)}"


def _targets(found: Results) -> str:
    def row(line: Line) -> list[str]:
        return [line.what, line.measured, line.target, "reached" if line.reached else "**not reached**"]

    note = "" if found.archive.statements >= 1_000_000 else " The targets are set for a million statements."
    table = _table(["", "measured", "target", ""], map(row, lines(found)))
    return f"## Against the targets\n\nEach class is named with its median and 95th percentile.{note}\n\n{table}"


def _peers(found: Results) -> str:
    told = [
        f"- **{peer.name}**: {peer.missing}"
        if peer.missing
        else f"- **{peer.name} {peer.version}**: {_sentences[peer.name]} {peer.right} of its {peer.asked} totals"
        " are those counted by hand; its stemming of words is its own."
        for peer in found.peers
    ]
    return "\n".join(["## How the others were asked", "", _ALIKE, "", *told])


_ALIKE = (
    f"On the same core, over the same statements, in the same run; the first {FEWER} requests of each class, or as"
    f" many as {LIMIT} seconds allow."
)
_sentences = {
    "Datasette": (
        "one table with an index on each facet and FTS5; the page of 25 as JSON over HTTP with nine facets. Its"
        " counts are narrowed by a facet's own choices, which is less to count; every page is the first."
    ),
    "Sphinx": (
        "numbers as attributes, English stems; over SphinxQL one batch for the keys of 25 rows (not the rows"
        " themselves), the total and the counts, which a facet's own choices do not narrow."
    ),
}


def _other_pages(found: Results) -> str:
    pages = found.pages
    rows = [[name, str(times)] for name, times in {**pages.public, **pages.desk}.items()]
    rows += [
        ["statements, page 1", str(pages.first)],
        [f"statements, page {pages.last_page:,}, the last", str(pages.deepest)],
        ["statements, nothing kept but nothing changed", str(pages.edits.none)],
        [f"statements, the first page after an edit at the desk ({2 * EDITS} edits)", str(pages.edits.desk)],
        ["statements, the first page after an edit by SQL, which it takes in itself", str(pages.edits.database)],
        ["the desk: saving an article with its statements", str(pages.edits.saving)],
    ]
    return f"""## All other pages

{REQUESTS} requests each, made anew every time.

{_table(["", "ms"], rows)}

The list as CSV: {pages.export_rows:,} rows in {spell(pages.export_seconds)} seconds,
{pages.export_rows / pages.export_seconds:,.0f} rows a second. The worker's own memory was
{pages.export_memory[0]:.0f} MiB before and {pages.export_memory[1]:.0f} MiB at most meanwhile."""


def _sizes(found: Results) -> str:
    archive, reading, memory = found.archive, found.pages.memory_reading, found.pages.memory
    mib = 1024 * 1024
    rows = [
        ["making the archive", f"{archive.make_seconds:,.0f} s"],
        ["building its index", f"{archive.index_seconds:,.0f} s"],
        ["the database on disk", f"{archive.database.stat().st_size / mib:,.0f} MiB"],
        ["the index on disk", f"{archive.index_bytes / mib:,.0f} MiB"],
        ["memory of the worker after all pages, its own", f"{reading['own']:,.0f} MiB"],
        ["the same with the pages of files that no other process has mapped", f"{reading['private']:,.0f} MiB"],
        [f"its own after {4 * EDITS} edits as well, taken into the index by it", f"{memory['own']:,.0f} MiB"],
        ["the same with the pages of files", f"{memory['private']:,.0f} MiB"],
    ]
    return f"""## Sizes

{_table(["", ""], rows)}

Times of making are those of the run that made this archive, which later runs use again. Pages of mapped files (the
index above all) belong to the system's cache: further workers share them, and they leave memory when it is needed."""


def _processor() -> str:
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return names[0].split(":", 1)[1].strip() if names else platform.machine()


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines_ = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines_)
