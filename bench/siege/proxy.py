"""nginx as deploy/nginx configures it, on a port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEPLOY = Path(__file__).resolve().parents[2] / "deploy" / "nginx"
START_SECONDS = 30.0

# The paths of Debian's own configuration that an unprivileged nginx cannot write to.
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def nginx_program() -> str:
    """The program that scripts/nginx.sh has found, or the one that is installed."""
    found = os.environ.get("NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        raise FileNotFoundError("nginx is not installed: run 'apt-get install nginx'.")
    return found


def write_configuration(folder: Path, sites: str) -> Path:
    """Puts limits.conf and site.conf beside a configuration that has them in its folder, as /etc/nginx would."""
    (folder / "parley").mkdir(parents=True)
    limits = (DEPLOY / "parley" / "limits.conf").read_text()
    (folder / "parley" / "limits.conf").write_text(limits.replace("/var/cache/nginx/parley", f"{folder}/cache"))
    shutil.copy(DEPLOY / "parley" / "site.conf", folder / "parley")
    paths = "".join(f"{name}_temp_path {folder}/{name};\n" for name in TEMPORARY)
    user = "user root;\n" if os.geteuid() == 0 else ""  # the folder may be closed to others
    file = folder / "nginx.conf"
    file.write_text(
        f"{user}pid {folder}/pid;\nerror_log {folder}/error.log warn;\ndaemon off;\nworker_processes 1;\n"
        f"events {{ worker_connections 2048; }}\nhttp {{\naccess_log off;\n{paths}{sites}\n}}\n"
    )
    return file


@contextmanager
def proxied(folder: Path, upstream: int) -> Iterator[int]:
    """Yields the port of an nginx in front of the port `upstream`, with the limits and the cache of deploy/nginx."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = f"server 127.0.0.1:{upstream} max_fails=0;"
    sites = (
        f"include parley/limits.conf;\nupstream parley {{ {3 * server} keepalive 16; keepalive_timeout 4s; }}\n"
        f"server {{ listen 127.0.0.1:{port}; include parley/site.conf; }}"
    )
    command = [nginx_program(), "-p", str(folder), "-c", str(write_configuration(folder, sites))]
    server_process = subprocess.Popen(command, stderr=subprocess.PIPE)  # noqa: S603
    try:
        _await(port, server_process)
        yield port
    finally:
        server_process.terminate()
        server_process.communicate()


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"nginx did not start: {server.communicate()[1].decode()}") from None
            time.sleep(0.05)
