"""The archive that is measured: made once for each size and seed, and again when the code that makes it has changed."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.server import site_environment

ROOT = Path(__file__).resolve().parent.parent
MAKERS = (
    "articles/exchange/bulk.py",
    "bench/generator/*",
    "articles/migrations/*.py",
    "articles/models/*.py",
    "articles/index/*.py",
    "articles/nouns/*.py",
)
EDITOR = "editor"


@dataclass
class Archive:
    statements: int
    seed: int
    made_by: str
    make_seconds: float = 0
    index_seconds: float = 0
    password: str = ""  # of its only editor, made up with it

    @property
    def folder(self) -> Path:
        return folder_of_bench() / f"{self.statements}-{self.seed}"

    @property
    def database(self) -> Path:
        return self.folder / "parley.sqlite3"

    @property
    def index_bytes(self) -> int:
        return sum(file.stat().st_size for file in (self.folder / "index").rglob("*") if file.is_file())


def folder_of_bench() -> Path:
    return Path(os.environ.get("BENCH_DIR", ROOT / "var" / "bench"))


def prepare(statements: int, seed: int) -> Archive:
    archive = Archive(statements, seed, _digest())
    note = archive.folder / "archive.json"
    if note.exists() and (known := json.loads(note.read_text()))["made_by"] == archive.made_by:
        archive = Archive(**known)
    else:
        shutil.rmtree(archive.folder, ignore_errors=True)
        archive.folder.mkdir(parents=True)
        _run(archive, "manage.py", "migrate", "--verbosity", "0")
        size = ("--statements", str(statements), "--seed", str(seed))
        archive.make_seconds = _run(archive, "-m", "bench.generator", *size)
        archive.index_seconds = _run(archive, "manage.py", "build_index")
        archive.password = secrets.token_urlsafe()
        account = ("--username", EDITOR, "--email", "editor@parley.example")
        _run(archive, "manage.py", "createsuperuser", "--noinput", *account, DJANGO_SUPERUSER_PASSWORD=archive.password)
        note.write_text(json.dumps(asdict(archive)))
    _run(archive, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    return archive


def _run(archive: Archive, *arguments: str, **env: str) -> float:
    """Runs Python with these arguments and the archive's settings. Returns the seconds that it took."""
    start = time.monotonic()
    command = [sys.executable, *arguments]
    env = {**os.environ, **site_environment(archive.folder), **env}
    subprocess.run(command, cwd=ROOT, env=env, check=True)  # noqa: S603
    return time.monotonic() - start


def _digest() -> str:
    files = sorted(file for pattern in MAKERS for file in ROOT.glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
