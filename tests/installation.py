"""A data folder and a database of Parley's, on the server that the suite runs on."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Installation:
    """A data folder and a database, and the environment that names them."""

    folder: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATA_DIR": str(self.folder),
            "SEARCH_INDEX_DIR": str(self.folder / "index"),
            "DATABASE_URL": self.database,
            "DEVELOPMENT": "1",
            "DEBUG": "0",
            "SECRET_KEY": "for-tests-only",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
        }

    def manage(self, *command: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment, check=True, timeout=PATIENCE
        )


def on_server(database: str, statement: str) -> None:
    """Tells the server of DATABASE_URL, which no test uses itself, to make or drop another database."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(statement.format(urlsplit(database).path.removeprefix("/")))


@contextmanager
def new_database(folder: Path, template: str = "") -> Iterator[str]:
    """On the server that the suite runs on: PostgreSQL where DATABASE_URL names one, else SQLite."""
    server = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not server.scheme.startswith("postgres"):
        yield f"sqlite:///{folder / 'parley.sqlite3'}"
        return
    database = server._replace(path=f"/browser_{uuid.uuid4().hex}").geturl()
    copying = f" TEMPLATE {urlsplit(template).path.removeprefix('/')}" if template else ""
    on_server(database, "CREATE DATABASE {}" + copying)
    try:
        yield database
    finally:
        on_server(database, "DROP DATABASE {} WITH (FORCE)")
