"""How long the tests wait for another process. No test asserts how quick Parley is, so a slow machine fails none."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 60.0  # seconds


def until(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold in time."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
