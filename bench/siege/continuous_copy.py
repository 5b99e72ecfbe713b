"""SQLite is copied by Litestream under edits, the machine dies, and another machine goes on with the copy."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.archive import ROOT
from bench.siege import clients
from bench.siege.release import Release, kept_socket

CONFIGURATION = ROOT / "deploy" / "litestream" / "litestream.yml"
EDIT_PAUSE = 0.05  # seconds
PATIENCE = 600.0  # seconds


@dataclass
class Recovery:
    first_copy: float = 0.0  # seconds until the first whole copy was complete
    edits: int = 0  # committed before the machine died
    lost: int = 0
    lost_seconds: float = 0.0  # how old the first lost edit was when the machine died
    restored: float = 0.0  # seconds until the database was there again
    ready: float = 0.0  # seconds until readers were answered, with a new index
    differing_tables: int = 0  # with another number of rows than the database that was copied


class Editor:
    """Writes the number of each edit into the description of a topic."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.committed: list[float] = []  # when

    def edit(self) -> None:
        self._database.execute(
            "UPDATE articles_topic SET description = ? WHERE id = (SELECT MIN(id) FROM articles_topic)",
            [f"Edit {len(self.committed) + 1}."],
        )
        self.committed.append(time.monotonic())


def measure(litestream: str, database: Path, environment: Mapping[str, str], seconds: float) -> Recovery:
    """Edits the database for so many seconds. `environment` is that of the site, whose folder holds the database."""
    recovery, folder = Recovery(), database.parent
    configuration, copy = folder / "litestream.yml", folder / "copy"
    configuration.write_text(
        CONFIGURATION.read_text()
        .replace("/var/lib/parley/parley.sqlite3", str(database))
        .replace("/mnt/backup/parley", str(copy))
    )
    started = time.monotonic()
    with closing(_connect(database)) as connection, _replicating(litestream, configuration) as process:
        _await_snapshot(copy)
        recovery.first_copy = time.monotonic() - started
        editor = Editor(connection)
        with clients.at_work(editor.edit, pause=EDIT_PAUSE):
            time.sleep(seconds)
            process.kill()
            process.wait()
            died = time.monotonic()
    committed = [moment for moment in editor.committed if moment < died]
    recovery.edits = len(committed)

    started = time.monotonic()
    machine = folder / "another-machine"
    machine.mkdir()
    restored = machine / database.name
    command = [litestream, "restore", "-config", str(configuration), "-o", str(restored), str(database)]
    _run(command, {})
    recovery.restored = time.monotonic() - started
    with closing(_connect(restored)) as connection:
        query = "SELECT description FROM articles_topic ORDER BY id LIMIT 1"
        found = int(connection.execute(query).fetchone()[0].split()[1].rstrip("."))
    if found < recovery.edits:
        recovery.lost, recovery.lost_seconds = recovery.edits - found, died - committed[found]
    there = {"DATA_DIR": machine, "SEARCH_INDEX_DIR": machine / "index", "DATABASE_URL": f"sqlite:///{restored}"}
    variables = {**environment, **{name: str(value) for name, value in there.items()}}
    # As docs/deploying.md says.
    _run([sys.executable, "manage.py", "renew_log"], variables)
    with kept_socket() as listening:
        site = Release(ROOT, variables, listening)
        site.prepare()
        site.start()
        recovery.ready = time.monotonic() - started
        site.stop()
    recovery.differing_tables = _differing(database, restored)
    return recovery


def _run(command: Sequence[str], variables: Mapping[str, str]) -> None:
    subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


@contextmanager
def _replicating(litestream: str, configuration: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [litestream, "replicate", "-config", str(configuration)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _await_snapshot(copy: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not list(copy.glob("generations/*/snapshots/*.snapshot.lz4")):
        if time.monotonic() > deadline:
            raise RuntimeError("Litestream has made no copy.")
        time.sleep(0.2)


def _connect(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(database, timeout=10, isolation_level=None, check_same_thread=False)


def _differing(one: Path, other: Path) -> int:
    with closing(_connect(one)) as first, closing(_connect(other)) as second:
        names = [name for (name,) in first.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        # Litestream has tables of its own, and the log of changes begins anew in a restored database.
        tables = [name for name in names if not name.startswith(("sqlite_", "_litestream", "articles_change"))]
        count = 'SELECT COUNT(*) FROM "{}"'
        return sum(
            first.execute(count.format(name)).fetchone() != second.execute(count.format(name)).fetchone()
            for name in tables
        )
