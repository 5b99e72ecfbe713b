"""Whether the process can serve readers. A thread checks, so that the answer comes in time even if something hangs."""

from __future__ import annotations

import contextvars
import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from pathlib import Path

from django.conf import settings
from django.db import Error, connections

from articles import index, nouns
from articles.database_failure import is_damage

CHECK_SECONDS = 2.5
LEAST_SPACE = 4 * 1024 * 1024  # bytes on the disks that Parley writes to

_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="readiness")
_running: Future[str] | None = None


def problem() -> str:
    """What keeps readers from being served, in a sentence for operators, or "". Takes 2.5 seconds at most."""
    global _running
    if any(connection.in_atomic_block for connection in connections.all(initialized_only=True)):
        return _find_problem()  # another thread would not see what this transaction sees
    if _running is None or _running.done():
        _running = _thread.submit(contextvars.copy_context().run, _find_problem_and_disconnect)
    try:
        return _running.result(timeout=CHECK_SECONDS)
    except NotInTime:
        return "The database or a disk does not answer in time."


def _find_problem_and_disconnect() -> str:
    try:
        return _find_problem()
    finally:
        connections.close_all()


def _find_problem() -> str:
    try:
        nouns.snapshot()
    except index.Unavailable as error:
        return str(error)
    except Error as error:
        if is_damage(error):
            return "The database is damaged."
        return f"The database does not answer: {type(error).__name__}."
    for folder in (Path(settings.DATA_DIR), Path(settings.SEARCH_INDEX_DIR).parent):
        if shutil.disk_usage(folder).free < LEAST_SPACE:
            return "A disk that Parley writes to is full."
    return ""
