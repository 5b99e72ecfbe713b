"""The folder in memory in which gunicorn's processes keep their metrics, for any of them to add up.

https://prometheus.github.io/client_python/multiprocess/
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client reads it when it is imported
PREFIX = "parley-metrics-"
# On a full disk, a process that writes into a mapped file would be killed.
PLACE = Path("/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir())  # noqa: S108


def make() -> None:
    """Makes the folder for this server and its workers. A server that replaces another one goes on in its folder."""
    if VARIABLE not in os.environ:
        _remove_left_ones()
        os.environ[VARIABLE] = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=PLACE)


def _remove_left_ones() -> None:
    """Those of servers that were killed."""
    for folder in PLACE.glob(f"{PREFIX}*-*"):
        number = folder.name.removeprefix(PREFIX).split("-")[0]
        if number.isdigit() and folder.stat().st_uid == os.getuid() and not Path(f"/proc/{number}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def forget_process(number: int) -> None:
    """The running requests and downloads of a worker that has ended no longer count."""
    if folder := os.environ.get(VARIABLE):
        for file in Path(folder).glob(f"gauge_live*_{number}.db"):
            file.unlink(missing_ok=True)


def remove() -> None:
    with suppress(KeyError):
        shutil.rmtree(os.environ[VARIABLE], ignore_errors=True)
