"""Parley as scripts/run.sh starts it: prepared once, then copied and served as often as it is wanted."""

from __future__ import annotations

import csv
import io
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.static_files import give_static_files

ROOT = Path(__file__).resolve().parents[2]
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


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
            "ALLOWED_HOSTS": "127.0.0.1",
        }

    def starting(self, *command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def manage(self, *command: str) -> None:
        with self.starting(*command) as process:
            finish(process)


def finish(process: subprocess.Popen[str]) -> None:
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output


@dataclass(frozen=True)
class Site(Installation):
    address: str

    def read(self, path: str) -> str:
        with DIRECTLY.open(self.address + path, timeout=30) as answer:
            return answer.read().decode("utf-8-sig")

    def records(self, path: str) -> list[dict[str, str]]:
        """What a .csv address holds."""
        return list(csv.DictReader(io.StringIO(self.read(path))))


def on_server(database: str, statement: str) -> None:
    """Tells the server of DATABASE_URL, which no test of the browser uses itself, to make or drop another database."""
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


@contextmanager
def prepared(folder: Path) -> Iterator[Installation]:
    """The five articles, their index and the static files, with nothing running."""
    with new_database(folder) as database:
        installation = Installation(folder, database)
        give_static_files(folder)
        installation.manage("migrate", "--verbosity", "0")
        installation.manage("load_five")
        installation.manage("build_index", "--if-missing")
        yield installation


def free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def await_readiness(site: Site, gunicorn: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        with suppress(OSError):
            assert site.read("/readyz") == "ready\n"
            return
        assert gunicorn.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(f"Parley does not get ready: {log.read_text()[-2000:]}")


@contextmanager
def serving(original: Installation, folder: Path) -> Iterator[Site]:
    """A copy of an installation, behind gunicorn. Fails where a view crashed meanwhile."""
    shutil.copytree(original.folder, folder, symlinks=True)
    log = folder / "log"
    port = free_port()
    with new_database(folder, template=original.database) as database, log.open("wb") as writing:
        site = Site(folder, database, f"http://127.0.0.1:{port}")
        gunicorn = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"],
            cwd=ROOT,
            env={**site.environment, "PORT": str(port)},
            stdout=writing,
            stderr=subprocess.STDOUT,
        )
        try:
            await_readiness(site, gunicorn, log)
            yield site
        finally:
            gunicorn.terminate()
            gunicorn.wait(timeout=60)
    assert "Traceback" not in log.read_text(), log.read_text()
