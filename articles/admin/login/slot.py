"""One login at a time on a machine, because each computes for half a second on purpose. Readers keep the other core."""

from __future__ import annotations

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

# Of the threads of a process, one may log somebody in and one more may wait for it.
_queue = threading.BoundedSemaphore(2)
PATIENCE = 1.0  # seconds


class Busy(Exception):
    """Too many logins at the same time."""


@contextmanager
def login_slot() -> Iterator[None]:
    """Raises Busy at once if somebody is waiting already, and after a second if the slot does not become free."""
    if not _queue.acquire(blocking=False):
        raise Busy
    try:
        with (Path(settings.DATA_DIR) / "login.lock").open("ab") as file:
            deadline = time.monotonic() + PATIENCE
            while not _locked(file.fileno()):
                if time.monotonic() > deadline:
                    raise Busy
                time.sleep(0.02)
            yield  # the lock ends when the file is closed, or when the process dies
    finally:
        _queue.release()


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
