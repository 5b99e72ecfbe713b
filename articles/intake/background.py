"""Starts the process that reads what waits (`manage.py read_sources`), without a service beside the site.

One runs on a machine at a time. It holds the lock from its start, because it inherits the open lock file; the kernel
releases the lock when it dies for any reason. Who hands something in, or looks at the list, starts the next one.
"""

from __future__ import annotations

import fcntl
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from articles.intake import jobs, material
from articles.models import IntakeItem

logger = logging.getLogger(__name__)

# Seconds before this process starts another one. Otherwise each look at the list would, for a file of another machine.
PAUSE = 5.0

_started: list[subprocess.Popen[bytes]] = []
_next_at = [0.0]


def start_if_needed() -> None:
    """Starts the process if something can be claimed and none runs. If it cannot be started, the next request tries."""
    if IntakeItem.objects.claimable().exists() or IntakeItem.objects.lost().exists():
        try:
            _start()
        except OSError as error:
            logger.error("The process that reads what was handed in could not be started: %s", error.strerror)


def _start() -> None:
    _started[:] = [process for process in _started if process.poll() is None]  # reaps those that have ended
    if time.monotonic() < _next_at[0]:
        return
    with _locked() as descriptor:
        if descriptor is None:
            return
        _next_at[0] = time.monotonic() + PAUSE
        command = [sys.executable, "manage.py", "read_sources", "--lock", str(descriptor)]
        _started.append(
            subprocess.Popen(  # noqa: S603 -- no argument comes from outside
                command, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, pass_fds=[descriptor]
            )
        )


def run(lock: int) -> None:
    """Reads what waits, as the process that inherited the lock. What was handed in at its last moment is read, too."""
    jobs.read_waiting()
    os.close(lock)
    while IntakeItem.objects.claimable().exists():
        with _locked() as descriptor:
            if descriptor is None or not jobs.read_waiting():
                return


@contextmanager
def _locked() -> Iterator[int | None]:
    """The descriptor of the locked file; None if another process holds it."""
    descriptor = os.open(material.folder() / "reader.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield descriptor
    finally:
        os.close(descriptor)
