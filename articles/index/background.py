"""Work on the index that takes longer than a reader waits. A process of its own does it.

One process at a time does it on a machine. It holds the right to write from before it starts, because it inherits the
open lock file. The kernel releases the lock when the process dies, however it dies, and the next reader starts another.
"""

from __future__ import annotations

import os
import subprocess
import sys

from django.conf import settings

from articles.index import writer
from articles.index.change_log import pending_since
from articles.index.checksums import ChecksumVerifier
from articles.index.errors import Damaged
from articles.index.opening import open_index
from articles.index.schema import Catalogue
from articles.index.storage import Lock, Storage

COMMAND = "follow_index"


def start(storage: Storage, lock: Lock) -> subprocess.Popen[bytes]:
    """Starts `manage.py follow_index`, which then holds the lock as well. Raises OSError where no process can start."""
    lock.announce_long_work()
    return subprocess.Popen(  # noqa: S603 -- no argument comes from outside
        [sys.executable, "manage.py", COMMAND, "--lock", str(lock.descriptor)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "SEARCH_INDEX_DIR": str(storage.root)},
        stdin=subprocess.DEVNULL,
        pass_fds=[lock.descriptor],
    )


def catch_up(catalogue: Catalogue, storage: Storage, progress: writer.Progress = writer.say_nothing) -> None:
    """Updates the index with all changes, or builds it where none can be updated. Call it while holding the lock."""
    stamp = storage.stamp()
    try:
        index = open_index(catalogue, storage, stamp, ChecksumVerifier()) if stamp else None
        if index and pending_since(index.position, at_most=0).leads_from(index.position):
            writer.update_in_copy(catalogue, storage, index, progress)
            return
    except Damaged:
        pass
    writer.build(catalogue, storage, progress)
