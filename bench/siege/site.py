"""Parley with the settings of production and nginx in front, over a copy of a made-up archive."""

from __future__ import annotations

import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.archive import Archive
from bench.server import free_port, running, site_environment
from bench.siege.proxy import proxied

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Site:
    port: int  # of nginx
    master: int  # the process that starts the workers


def production_environment(folder: Path) -> dict[str, str]:
    production = {
        "DEVELOPMENT": "0",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": HOST,
        "BEHIND_PROXY": "1",
        "SECURE_SSL_REDIRECT": "0",
    }
    return site_environment(folder) | production


def copy_archive(archive: Archive, folder: Path) -> None:
    """Edits go into the copy."""
    shutil.copytree(archive.folder, folder, symlinks=True)


@contextmanager
def besieged(folder: Path) -> Iterator[Site]:
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
    environment = production_environment(folder) | {"PORT": str(port), "WEB_CONCURRENCY": "2"}
    with (
        running(command, port, "/readyz", environment, log=subprocess.DEVNULL) as master,
        TemporaryDirectory(prefix="parley-siege-") as nginx,
        proxied(Path(nginx), port) as public,
    ):
        yield Site(public, master.pid)
