"""Parley as scripts/run.sh starts it, with a copy of what has been prepared."""

from __future__ import annotations

import csv
import io
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.installation import ROOT, Installation, new_database
from tests.static_files import give_static_files
from tests.waiting import PATIENCE

DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Site(Installation):
    address: str

    def read(self, path: str) -> str:
        with DIRECTLY.open(self.address + path, timeout=PATIENCE) as answer:
            return answer.read().decode("utf-8-sig")

    def records(self, path: str) -> list[dict[str, str]]:
        """What a .csv address holds."""
        return list(csv.DictReader(io.StringIO(self.read(path))))


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
    shutil.copytree(original.folder, folder)
    give_static_files(folder)
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
            gunicorn.wait(timeout=PATIENCE)
    assert "Traceback" not in log.read_text(), log.read_text()
