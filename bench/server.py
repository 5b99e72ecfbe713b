"""A server on one core and whoever asks it on the other, so that neither waits for the other's turn."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from bench.client import Client

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, READER_CORE = CORES[0], CORES[-1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def on_server_core(command: Sequence[str]) -> list[str]:
    taskset = shutil.which("taskset")
    return [taskset, "-c", str(SERVER_CORE), *command] if taskset else list(command)


@contextlib.contextmanager
def running(
    command: Sequence[str], port: int, ready: str, env: Mapping[str, str], log: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The server while it is needed; it is there once the address `ready` answers."""
    process = subprocess.Popen(on_server_core(command), env={**os.environ, **env}, stdout=log, stderr=log)  # noqa: S603
    try:
        deadline = time.monotonic() + 120
        while not _answers(port, ready):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The server did not start: {' '.join(command[:4])}")
            time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(port: int, address: str) -> bool:
    with closing(Client(port, timeout=60)) as client:
        try:
            return client.get(address).status == 200
        except OSError:
            return False


@contextlib.contextmanager
def parley(folder: Path, application: str = "config.wsgi") -> Iterator[tuple[int, Client]]:
    """Parley as it is run, with one worker: that worker's process id, and a client."""
    port = free_port()
    env = {**site_environment(folder), "PORT": str(port), "WEB_CONCURRENCY": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", application]
    with running(command, port, "/readyz", env) as master, closing(Client(port)) as client:
        yield worker_of(master.pid), client


def site_environment(folder: Path) -> dict[str, str]:
    """What the site's settings need to serve the archive in this folder."""
    return {
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'parley.sqlite3'}",
        "SEARCH_INDEX_DIR": str(folder / "index"),
        "DEVELOPMENT": "1",
        "DEBUG": "0",
        "LOG_LEVEL": "ERROR",
        # Whatever a file .env here may say.
        "ALLOWED_HOSTS": "127.0.0.1",
        "BEHIND_PROXY": "0",
        "DATABASE_REPLICA_URL": "",
        "SECURE_SSL_REDIRECT": "0",
    }


def worker_of(master: int) -> int:
    return int(Path(f"/proc/{master}/task/{master}/children").read_text().split()[0])


def memory(pid: int) -> dict[str, float]:
    """MiB of a process that no other shares ("private"); of these what it wrote itself ("own": neither files it has
    mapped nor code, which leave memory when others need it)."""
    sums: dict[str, float] = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, size, _ = line.split()
        sums[name.rstrip(":")] = int(size) / 1024
    return {"private": sums["Private_Clean"] + sums["Private_Dirty"], "own": sums["Private_Dirty"]}
