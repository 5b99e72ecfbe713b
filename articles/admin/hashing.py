"""Passwords are hashed as Django does it, in a thread that readers and editors come before.

Hashing takes a core for a third of a second on purpose, and does not hold the interpreter. On Linux a thread has a
niceness of its own, which cannot be taken back, so it is a thread that does nothing else.
https://man7.org/linux/man-pages/man2/setpriority.2.html
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from django.contrib.auth.hashers import PBKDF2PasswordHasher

NICENESS = 10  # on a core that others want too, about a tenth of it is left


def _come_last() -> None:
    with suppress(OSError, AttributeError):  # another system
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), os.getpriority(os.PRIO_PROCESS, 0) + NICENESS)


_hashing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hashing", initializer=_come_last)


class BackgroundPBKDF2PasswordHasher(PBKDF2PasswordHasher):
    """Stores the same as the class that it is made of, and reads what that one has stored."""

    def encode(self, *args: Any, **options: Any) -> str:
        return str(_hashing.submit(super().encode, *args, **options).result())
