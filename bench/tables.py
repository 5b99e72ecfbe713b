"""Measures how fast tables are compared and imported, and in how much memory: `python -m bench.tables`.

It generates an archive, exports its statements as CSV, and imports that file three times: while the statements are in
the database, after they have been deleted, and again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bench.archive import ROOT, bench_folder
from bench.server import site_environment


class Run(NamedTuple):
    """A process that has ended: how long it took, for how long it computed, and the most memory that it held."""

    seconds: float
    computing: float
    mebibytes: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tables", description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = bench_folder() / "tables"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    env, table = {**os.environ, **site_environment(folder)}, folder / "statements.csv"
    run(env, "manage.py", "migrate", "--verbosity", "0")
    run(env, "-m", "bench.generator", "--statements", str(options.statements), "--seed", str(options.seed))
    run(env, "-m", "bench.tables_process", "export", str(table))
    say(f"{options.statements:,} statements, {table.stat().st_size / 2**20:,.0f} MiB of CSV")
    importing = ("manage.py", "import_coverage", str(table))
    show("Compared, all the same", options.statements, run(env, *importing, "--dry-run"))
    run(env, "-m", "bench.tables_process", "delete")
    show("Compared, all new", options.statements, run(env, *importing, "--dry-run"))
    show("Imported, with their history", options.statements, run(env, *importing))
    show("Imported again, all the same", options.statements, run(env, *importing))
    shutil.rmtree(folder)
    return 0


def run(env: Mapping[str, str], *arguments: str) -> Run:
    """Runs Python with these arguments. Exits if it fails."""
    start = time.monotonic()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments], cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    errors = process.stderr.read() if process.stderr else ""
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{Path(arguments[0]).name} failed: {errors}")
    return Run(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def show(what: str, statements: int, measured: Run) -> None:
    rate, alone = statements / measured.seconds, statements / measured.computing
    say(
        f"{what}: {measured.seconds:,.1f} s, {rate:,.0f} statements a second"
        f" ({alone:,.0f} in each second of computing), {measured.mebibytes:,.0f} MiB"
    )


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
