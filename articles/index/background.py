"""Updates and builds the index in a separate process, where a reader would have to wait too long.

Only one such process runs on a machine at a time. It holds the write lock from its start, because it inherits the open
lock file. The kernel releases the lock when the process dies for any reason. The next reader then starts another one.
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
    """Starts `manage.py follow_index`, which inherits the lock. Raises OSError if no process can be started."""
    lock.announce_long_work()
    return subprocess.Popen(  # noqa: S603 -- no argument comes from outside
        [sys.executable, "manage.py", COMMAND, "--lock", str(lock.descriptor)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "SEARCH_INDEX_DIR": str(storage.root)},
        stdin=subprocess.DEVNULL,
        pass_fds=[lock.descriptor],
    )


def catch_up(catalogue: Catalogue, storage: Storage, progress: writer.Progress = writer.ignore_progress) -> None:
    """Updates the index with all changes, or builds it if it cannot be updated. Call it while holding the lock."""
    stamp = storage.stamp()
    try:
        index = open_index(catalogue, storage, stamp, ChecksumVerifier()) if stamp else None
        if index and pending_since(index.position, at_most=0).continues(index.position):
            writer.update_in_copy(catalogue, storage, index, progress)
            return
    except Damaged:
        pass
    writer.build(catalogue, storage, progress)
