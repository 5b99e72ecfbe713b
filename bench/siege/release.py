"""A release of Parley that runs behind a socket which is open before it and after it, as systemd keeps one open."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.client import Client

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("articles", "config", "templates", "static", "locale", "manage.py")
PATIENCE = 120.0  # seconds
# As systemd starts a service that has a socket: it is the third file, and the process's number is told.
ACTIVATE = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ |= {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"}
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""


@contextmanager
def kept_socket() -> Iterator[socket.socket]:
    with closing(socket.socket()) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", 0))
        listening.listen(2048)
        yield listening


@dataclass
class Release:
    folder: Path
    environment: Mapping[str, str]
    listening: socket.socket
    server: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        return int(self.listening.getsockname()[1])

    def prepare(self) -> None:
        """Does what the unit in deploy/systemd does before the server starts."""
        if self._start("manage.py", "prepare_release").wait():
            raise RuntimeError("prepare_release failed.")

    def start(self) -> None:
        """Returns when the site answers."""
        number = self.listening.fileno()
        server = ("-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi")
        self.server = self._start("-c", ACTIVATE, str(number), *server, files=(number,))
        deadline = time.monotonic() + PATIENCE
        while not _is_ready(self.port):
            if self.server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The release did not start.")

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(PATIENCE)

    def _start(self, *arguments: str, files: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, **self.environment, "PYTHONPATH": str(self.folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=files,
        )


def copy_with_another_index(folder: Path) -> None:
    """Writes a release into the folder that differs from this one in the version of its index."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    schema = folder / "articles" / "index" / "schema.py"
    text, changed = re.subn(r"^LAYOUT = (\d+)", r"LAYOUT = 1\1", schema.read_text(), flags=re.MULTILINE)
    if not changed:
        raise RuntimeError("The index has no number of its layout any more.")
    schema.write_text(text)


def _is_ready(port: int) -> bool:
    """Waits for the answer: the socket is open before anybody reads from it."""
    with closing(Client(port, timeout=PATIENCE)) as client:
        try:
            return client.get("/readyz").status == 200
        except OSError:
            time.sleep(0.2)
            return False
