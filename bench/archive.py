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
    "articles/exchange/**/*.py",
    "articles/exchange/corpus/words.txt",
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
        _manage(archive, "migrate", "--verbosity", "0")
        archive.make_seconds = _manage(archive, "make_coverage", "--statements", str(statements), "--seed", str(seed))
        archive.index_seconds = _manage(archive, "build_index")
        archive.password = secrets.token_urlsafe()
        account = ("--username", EDITOR, "--email", "editor@parley.example")
        _manage(archive, "createsuperuser", "--noinput", *account, DJANGO_SUPERUSER_PASSWORD=archive.password)
        note.write_text(json.dumps(asdict(archive)))
    _manage(archive, "collectstatic", "--noinput", "--verbosity", "0")
    return archive


def _manage(archive: Archive, *arguments: str, **env: str) -> float:
    """Seconds that the command took."""
    start = time.monotonic()
    command = [sys.executable, "manage.py", *arguments]
    env = {**os.environ, **site_environment(archive.folder), **env}
    subprocess.run(command, cwd=ROOT, env=env, check=True)  # noqa: S603
    return time.monotonic() - start


def _digest() -> str:
    files = sorted(file for pattern in MAKERS for file in ROOT.glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
