"""Starts servers. One that is timed runs on one core and its client on another: they do not slow each other down."""

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
SERVER_CORE, CLIENT_CORE = CORES[0], CORES[-1]
START_SECONDS = 120  # that a server may take until it answers


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def on_server_core(command: Sequence[str]) -> list[str]:
    """The command, pinned to the server's core if taskset is installed."""
    taskset = shutil.which("taskset")
    return [taskset, "-c", str(SERVER_CORE), *command] if taskset else list(command)


@contextlib.contextmanager
def running(
    command: Sequence[str], port: int, ready: str, env: Mapping[str, str], log: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a server. It has started when the address `ready` answers 200."""
    process = subprocess.Popen(command, env={**os.environ, **env}, stdout=log, stderr=log)  # noqa: S603
    try:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(port, ready):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The server did not start: {' '.join(command[:4])} ...")
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
    """Runs Parley with gunicorn and one worker. Yields the worker's process id and a client."""
    port = free_port()
    env = {**site_environment(folder), "PORT": str(port), "WEB_CONCURRENCY": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", application]
    with running(on_server_core(command), port, "/readyz", env) as master, closing(Client(port)) as client:
        yield worker_of(master.pid), client


def site_environment(folder: Path) -> dict[str, str]:
    """The environment variables for a site that serves the archive in this folder."""
    return {
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'parley.sqlite3'}",
        "SEARCH_INDEX_DIR": str(folder / "index"),
        "DEVELOPMENT": "1",
        "DEBUG": "0",
        "LOG_LEVEL": "ERROR",
        # A developer's own .env must not change these.
        "ALLOWED_HOSTS": "127.0.0.1",
        "BEHIND_PROXY": "0",
        "DATABASE_REPLICA_URL": "",
        "SECURE_SSL_REDIRECT": "0",
    }


def worker_of(master: int) -> int:
    return int(Path(f"/proc/{master}/task/{master}/children").read_text().split()[0])


def memory_of(pid: int) -> dict[str, float]:
    """MiB of a process: "private" is memory that it shares with no other process, "own" the part of it that it wrote.

    The rest of the private memory are mapped files and code, which the system can drop when it needs the memory.
    """
    sizes: dict[str, float] = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, size, _ = line.split()
        sizes[name.rstrip(":")] = int(size) / 1024
    return {"private": sizes["Private_Clean"] + sizes["Private_Dirty"], "own": sizes["Private_Dirty"]}
