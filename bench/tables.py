"""Measures how fast tables are compared and imported, and in how much memory: `python -m bench.tables`.

It generates an archive, exports its statements, and imports that file three times: while the statements are in the
database, after they have been deleted, and again. `make bench` does so too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bench.archive import ROOT, bench_folder
from bench.server import site_environment

MOST_IN_WORKBOOK = 20_000  # a larger one would be refused

NEW = "CSV: compared, all new"
IMPORTED = "CSV: imported, with their history"


class Run(NamedTuple):
    """A process that has ended: its rows, how long it took, and the most memory that it held."""

    rows: int
    seconds: float
    mebibytes: float

    @property
    def rate(self) -> float:
        return self.rows / self.seconds


@dataclass
class Tables:
    statements: int = 0
    mebibytes: float = 0  # of the CSV
    runs: dict[str, Run] = field(default_factory=dict)


def measure(statements: int, seed: int, database: str, progress: Callable[[str], None]) -> Tables:
    """`database` is the URL of one that is empty; "" stands for SQLite. `progress` is called with what was measured."""
    with _folder() as folder:
        site = Site({**os.environ, **site_environment(folder), **({"DATABASE_URL": database} if database else {})})
        table, workbook = folder / "statements.csv", folder / "statements.xlsx"
        site.run("manage.py", "migrate", "--verbosity", "0")
        site.run("-m", "bench.generator", "--statements", str(statements), "--seed", str(seed))
        site.run("-m", "bench.tables_process", "csv", str(table))
        site.run("-m", "bench.tables_process", "xlsx", str(workbook), str(MOST_IN_WORKBOOK))
        results = Tables(statements, table.stat().st_size / 2**20)
        importing = ("manage.py", "import_coverage")

        def add(what: str, file: Path, *options: str) -> None:
            rows = min(statements, MOST_IN_WORKBOOK) if file is workbook else statements
            run = results.runs[what] = Run(rows, *site.run(*importing, str(file), *options))
            progress(f"{what}: {run.seconds:,.1f} s, {run.rate:,.0f} rows a second, {run.mebibytes:,.0f} MiB")

        add("CSV: compared, all the same", table, "--dry-run")
        site.run("-m", "bench.tables_process", "delete")
        add("XLSX: compared, all new", workbook, "--dry-run")
        add(NEW, table, "--dry-run")
        add(IMPORTED, table)
        add("CSV: imported again, all the same", table)
        return results


@contextmanager
def _folder() -> Iterator[Path]:
    folder = bench_folder() / "tables"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@dataclass(frozen=True)
class Site:
    environment: Mapping[str, str]

    def run(self, *arguments: str) -> tuple[float, float]:
        """Runs Python with these arguments. Returns its seconds and its largest memory in MiB. Exits if it fails."""
        command = [sys.executable, "-m", "bench.resources", sys.executable, *arguments]
        ended = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)  # noqa: S603
        if ended.returncode:
            sys.exit(f"{Path(arguments[0]).name} failed: {ended.stderr}")
        needed = json.loads(ended.stdout)
        return needed["seconds"], needed["mebibytes"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tables", description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="", help="the URL of an empty database, instead of SQLite")
    options = parser.parse_args()
    results = measure(options.statements, options.seed, options.database, say)
    say(f"{results.statements:,} statements, {results.mebibytes:,.0f} MiB of CSV")
    return 0


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
