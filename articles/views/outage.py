"""What readers get while the database does not answer: pages that are kept, without waiting for it again and again."""

from __future__ import annotations

import time

from django.db import DEFAULT_DB_ALIAS, router

from articles.models import Change

PAUSE = 2.0  # seconds after a failure until the database is asked again for a page that is kept
RETRY_AFTER = 10  # seconds

_silent_until = 0.0


def note_failure() -> bool:
    """Whether there is no other database to ask. A page that failed on a replica is read from the primary instead."""
    global _silent_until
    if router.db_for_read(Change) != DEFAULT_DB_ALIAS:
        return False
    _silent_until = time.monotonic() + PAUSE
    return True


def is_recent() -> bool:
    return time.monotonic() < _silent_until
