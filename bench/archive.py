"""The archive that is measured. It is generated once for each size and seed, and again when the code for it changes."""

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
# The files that determine the contents of an archive and its index.
SOURCES = (
    "articles/exchange/bulk*.py",
    "bench/generator/*.py",
    "bench/generator/words.txt",
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
    sources: str  # a digest of SOURCES
    generate_seconds: float = 0
    index_seconds: float = 0
    password: str = ""  # of its only editor account, random

    @property
    def folder(self) -> Path:
        return bench_folder() / f"{self.statements}-{self.seed}"

    @property
    def database(self) -> Path:
        return self.folder / "parley.sqlite3"

    @property
    def index_bytes(self) -> int:
        return sum(file.stat().st_size for file in (self.folder / "index").rglob("*") if file.is_file())


def bench_folder() -> Path:
    """The folder of all archives."""
    return Path(os.environ.get("BENCH_DIR", ROOT / "var" / "bench"))


def prepare(statements: int, seed: int) -> Archive:
    """An archive with its index and static files. An existing one is used again."""
    archive = Archive(statements, seed, _digest())
    record = archive.folder / "archive.json"
    if record.exists() and (existing := json.loads(record.read_text())).get("sources") == archive.sources:
        archive = Archive(**existing)
    else:
        shutil.rmtree(archive.folder, ignore_errors=True)
        archive.folder.mkdir(parents=True)
        _run(archive, "manage.py", "migrate", "--verbosity", "0")
        size = ("--statements", str(statements), "--seed", str(seed))
        archive.generate_seconds = _run(archive, "-m", "bench.generator", *size)
        archive.index_seconds = _run(archive, "manage.py", "build_index")
        archive.password = secrets.token_urlsafe()
        account = ("--username", EDITOR, "--email", "editor@parley.example")
        _run(archive, "manage.py", "createsuperuser", "--noinput", *account, DJANGO_SUPERUSER_PASSWORD=archive.password)
        record.write_text(json.dumps(asdict(archive)))
    _run(archive, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    return archive


def _run(archive: Archive, *arguments: str, **variables: str) -> float:
    """Runs Python with these arguments and the archive's settings. Returns the seconds that it took."""
    start = time.monotonic()
    command = [sys.executable, *arguments]
    env = {**os.environ, **site_environment(archive.folder), **variables}
    subprocess.run(command, cwd=ROOT, env=env, check=True)  # noqa: S603
    return time.monotonic() - start


def _digest() -> str:
    files = sorted(file for pattern in SOURCES for file in ROOT.glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
