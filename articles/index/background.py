"""Work on the index that takes longer than a reader waits: done by a process of its own.

One at a time does it on a machine. It holds the right to write from before it starts, because it inherits the open
lock file, and the kernel takes that right away when it dies, however it dies. The next reader then starts another.
"""

from __future__ import annotations

import os
import subprocess
import sys

from django.conf import settings

from articles.index import writer
from articles.index.change_log import pending_since
from articles.index.checksums import Watch
from articles.index.errors import Damaged, engine_faults
from articles.index.opening import opened
from articles.index.storage import Lock, Shelf

COMMAND = "follow_index"


def start(shelf: Shelf, lock: Lock) -> subprocess.Popen[bytes]:
    """`manage.py follow_index`, which holds the lock, too. Raises OSError where no process can be started."""
    lock.announce_long_work()
    return subprocess.Popen(  # noqa: S603 -- nothing in it comes from outside
        [sys.executable, "manage.py", COMMAND, "--lock", str(lock.descriptor)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "SEARCH_INDEX_DIR": str(shelf.root)},
        stdin=subprocess.DEVNULL,
        pass_fds=[lock.descriptor],
    )


def catch_up(shelf: Shelf, progress: writer.Progress = writer.say_nothing) -> None:
    """Takes in all changes, or builds the index anew where there is none that could. Call it while holding the lock."""
    stamp = shelf.stamp()
    try:
        index = opened(shelf, stamp, Watch()) if stamp else None
        if stamp and index and pending_since(index.position, at_most=0).leads_from(index.position):
            with engine_faults():
                writer.follow_at_length(shelf, stamp, index, progress)
            return
    except Damaged:
        pass
    writer.build(shelf, progress)
