"""Writes the results of a run as docs/performance.md."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from articles import nouns
from bench import targets
from bench.edits import EDITS
from bench.other_pages import REQUESTS
from bench.peers import CLASS_SECONDS
from bench.peers import REQUESTS as PEER_REQUESTS
from bench.run import Results
from bench.server import CORES
from bench.targets import Target
from bench.times import Times, figure
from bench.workload import CLASSES, PAGE_SIZE
from bench.yardstick import REFERENCE, STATEMENTS, slowness


def write(results: Results) -> str:
    sections = (_head, _classes, _growth, _cached, _targets, _peers, _other_pages, _tables_in, _quotations, _sizes)
    return "\n\n".join(section(results) for section in sections) + "\n"


def _head(results: Results) -> str:
    statements = results.archive.statements
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "Jinja2", "gunicorn", "tantivy"))
    requests = sum(len(times.milliseconds) for times in results.lists.first.values())
    return f"""# How fast Parley is

Written by `make bench STATEMENTS={statements} SEED={results.archive.seed}`. Run it again for your machine's figures.
Times are in milliseconds: the median, and the 95th percentile in brackets.

- **Archive**: {statements:,} made-up statements (`python -m bench.generator`), SQLite.
- **Machine**: {_processor()}, {len(CORES)} core{"s" * (len(CORES) > 1)}; the server runs on one, the client on another.
- **Software**: Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}; gunicorn with
  `config/gunicorn.py` and one worker.
- **Requests**: drawn from the statements with a fixed seed, so that frequent values are requested often. They are sent
  one after another on one connection, and timed from sending to the last byte. Half of the searches want the best match
  first, half the newest statement. Every address is new to the server, so no page comes from its cache. The six classes
  are measured in two halves, with all other pages between them, as a machine may become slower for some minutes.
- **Checks**: all {requests} answers are right. The total, the {PAGE_SIZE} rows and every count of every facet were
  compared with a count over all statements that uses neither the index nor the code of the lists. (Where the best
  match comes first, the rows must match the search; their order is the engine's.) Besides the six classes, they are
  requests that leave values out, ask for missing ones, or bound the days."""


def _classes(results: Results) -> str:
    page = results.lists.first
    peers = [peer for peer in results.peers if not peer.not_measured]
    rows: list[tuple[str, dict[str, Times]]] = [
        ("**Parley: the whole HTML page**", page),
        ("Parley's index alone, without HTTP", results.index_only),
        ("rendering the page alone", dict.fromkeys(CLASSES, results.render_only)),
    ]
    rows += [(f"{peer.name} {peer.version}: data only", peer.times) for peer in peers]
    table = _table(["", *CLASSES], ([label, *(str(times[name]) for name in CLASSES)] for label, times in rows))
    ratios = [
        [f"{peer.name} ÷ Parley's page", *(figure(peer.times[name].median / page[name].median) for name in CLASSES)]
        for peer in peers
    ]
    ratios.append(
        [
            "Parley's page ÷ rendering alone",
            *(figure(page[name].median / results.render_only.median) for name in CLASSES),
        ]
    )
    return f"""## The six classes of request

Each answer has the total, {PAGE_SIZE} rows and {len(nouns.STATEMENT.facets)} facets.
The choices in a facet do not narrow its own counts.

{table}

The medians as ratios:

{_table(["", *CLASSES], ratios)}"""


def _growth(results: Results) -> str:
    if results.small is None:
        return (
            "## From 10,000 statements to more\n\n"
            "This run has 10,000 statements. A larger run is compared with this size."
        )
    small, large = results.small.first, results.lists.first
    rows = [
        ["10,000", *(str(small[name]) for name in CLASSES)],
        [f"{results.archive.statements:,}", *(str(large[name]) for name in CLASSES)],
        ["ratio of the medians", *(figure(large[name].median / small[name].median) for name in CLASSES)],
    ]
    return f"## From 10,000 statements to {results.archive.statements:,}\n\n{_table(['statements', *CLASSES], rows)}"


def _cached(results: Results) -> str:
    lists = results.lists
    rows = [
        ["the same page again, for any reader without a session", str(lists.repeated)],
        ["the same page again, compressed (brotli)", str(lists.repeated_compressed)],
        ["the same page, not modified (conditional GET, 304)", str(lists.not_modified)],
        ["for comparison: `/healthz`, which does no work", str(lists.healthz)],
    ]
    return f"## The same page again\n\n{_table(['', 'ms'], rows)}"


def _targets(results: Results) -> str:
    slow = slowness(results)

    def row(target: Target) -> list[str]:
        verdict = "reached" if target.reached else "**not reached**"
        return [target.name, target.measured, *([target.adjusted] if slow != 1 else []), target.limit, verdict]

    head = ["", "measured", *([f"÷ {slow:.2f}"] if slow != 1 else []), "target", ""]
    notes = ["The targets of a class of requests are a median and a 95th percentile."]
    if results.archive.statements < STATEMENTS:
        notes.append("The targets are for a million statements.")
    if slow != 1:
        notes.append(
            f"They were set on another machine. There Sphinx took {REFERENCE} ms for a page of the whole list with nine"
            f" facets; with the same program, data and requests it takes {slow:.2f} times that here. Times are divided"
            " by that, and rates multiplied, to compare them with the targets."
        )
    return f"## Targets\n\n{' '.join(notes)}\n\n{_table(head, map(row, targets.compare(results)))}"


def _peers(results: Results) -> str:
    descriptions = [
        f"- **{peer.name}**: {peer.not_measured}"
        if peer.not_measured
        else f"- **{peer.name} {peer.version}**: {_SETUPS[peer.name]} {peer.right_totals} of its {peer.totals} totals"
        " are right; it stems words in its own way."
        for peer in results.peers
    ]
    return "\n".join(["## How the other servers were measured", "", _CONDITIONS, "", *descriptions])


_CONDITIONS = (
    f"On the same core, with the same statements, in the same run: the first {PEER_REQUESTS} requests of each class, or"
    f" as many as are answered in {CLASS_SECONDS} seconds."
)
_SETUPS = {
    "Datasette": (
        f"one table with an index on each facet and FTS5; a page of {PAGE_SIZE} as JSON over HTTP, with all facets. A"
        " facet's own choices narrow its counts, which is less work; it always returns the first page."
    ),
    "Sphinx": (
        f"facet values as integer attributes, English stemming; one batch of SphinxQL for the keys of {PAGE_SIZE} rows"
        " (not the rows), the total and the counts. A facet's own choices do not narrow its counts."
    ),
}


def _other_pages(results: Results) -> str:
    pages = results.pages
    rows = [[name, str(times)] for name, times in {**pages.public, **pages.desk}.items()]
    rows += [
        ["statements, page 1", str(pages.first_page)],
        [f"statements, page {pages.last_page_number:,}, the last", str(pages.last_page)],
        ["statements, a new address without an edit before it", str(pages.edits.no_edit)],
        [f"statements, the first page after an edit at the desk ({2 * EDITS} edits)", str(pages.edits.after_desk)],
        ["statements, the first page after an edit by SQL, which updates the index", str(pages.edits.after_sql)],
        ["the desk: saving an article with its statements", str(pages.edits.saving)],
    ]
    return f"""## All other pages

{REQUESTS} requests each; no page comes from the cache.

{_table(["", "ms"], rows)}

The list as CSV: {pages.export_rows:,} rows in {figure(pages.export_seconds)} seconds,
{pages.export_rows / pages.export_seconds:,.0f} rows a second. The worker's own memory was
{pages.export_memory[0]:.0f} MiB before the export and at most {pages.export_memory[1]:.0f} MiB during it."""


def _tables_in(results: Results) -> str:
    tables = results.tables
    rows = [
        [what, f"{run.rows:,}", figure(run.seconds), f"{run.rate:,.0f}", f"{run.mebibytes:,.0f} MiB"]
        for what, run in tables.runs.items()
    ]
    return f"""## Tables that are imported

{tables.statements:,} statements in {tables.mebibytes:,.0f} MiB of CSV, with `manage.py import_coverage`, into SQLite.
The times contain the start of the process. The memory is what it has allocated, without mapped files.

{_table(["", "rows", "s", "rows a second", "memory"], rows)}"""


def _quotations(results: Results) -> str:
    return f"""## Quotations in texts

How well statements and their speakers are found in the thirty texts that are held out, and how fast they are read
(`python -m tests.intake.score`). [extraction.md](extraction.md) explains the figures.

{results.quotations}

There is no comparison with textacy and spaCy's small model, because the model is not on PyPI."""


def _sizes(results: Results) -> str:
    archive, memory, after_edits = results.archive, results.pages.memory, results.pages.memory_after_edits
    mib = 1024 * 1024
    rows = [
        ["generating the archive", f"{archive.generate_seconds:,.0f} s"],
        ["building its index", f"{archive.index_seconds:,.0f} s"],
        ["the database on disk", f"{archive.database.stat().st_size / mib:,.0f} MiB"],
        ["the index on disk", f"{archive.index_bytes / mib:,.0f} MiB"],
        ["the worker's own memory after all pages", f"{memory['own']:,.0f} MiB"],
        ["the same with mapped files that no other process has mapped", f"{memory['private']:,.0f} MiB"],
        [f"the worker's own memory after {4 * EDITS} edits", f"{after_edits['own']:,.0f} MiB"],
        ["the same with mapped files", f"{after_edits['private']:,.0f} MiB"],
    ]
    return f"""## Sizes

{_table(["", ""], rows)}

The first two times are from the run that generated this archive; later runs use it again. Mapped files, mostly the
index, belong to the system's cache: all workers share them, and the system drops them when it needs the memory."""


def _processor() -> str:
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return names[0].split(":", 1)[1].strip() if names else platform.machine()


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
