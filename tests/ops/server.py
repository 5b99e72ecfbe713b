"""gunicorn with the configuration of the site, for a few tests that need the bytes of a connection."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installation import ROOT
from tests.waiting import PATIENCE, until


def free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def ask(port: int, path: str, *headers: str, method: str = "GET", receive_buffer: int = 0) -> socket.socket:
    """Sends a request and returns the connection, of which nothing has been read."""
    connection = socket.socket()
    if receive_buffer:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.settimeout(PATIENCE)
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "Connection: close", "", ""]
    try:
        connection.connect(("127.0.0.1", port))
        connection.sendall("\r\n".join(lines).encode("latin-1"))
    except OSError:
        connection.close()
        raise
    return connection


def read(port: int, path: str, *headers: str, method: str = "GET") -> str:
    """The whole answer, with its headers."""
    with ask(port, path, *headers, method=method) as connection, connection.makefile("rb") as answer:
        return answer.read().decode(errors="replace")


@contextmanager
def serving(application: str, log: Path, **environment: str) -> Iterator[int]:
    """Yields the port of 127.0.0.1 that the application answers on."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", application]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment, "PORT": str(port)}, stdout=output, stderr=output
        )

    def answers() -> bool:
        try:
            return bool(read(port, "/healthz"))
        except OSError:
            return False

    try:
        assert until(answers), log.read_text()
        yield port
    finally:
        server.kill()
        server.wait(timeout=PATIENCE)
