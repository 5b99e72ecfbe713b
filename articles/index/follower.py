"""Opens the index for readers and brings it up to date first, unless a reader would wait too long."""

from __future__ import annotations

import logging
import subprocess
import threading
import time
from dataclasses import dataclass

from articles.index import background, writer
from articles.index.change_log import Reach, pending_in_transaction, pending_since, reads_committed_state
from articles.index.checksums import ChecksumVerifier
from articles.index.errors import Damaged, Unavailable
from articles.index.opening import OpenIndex, open_index
from articles.index.schema import Catalogue
from articles.index.searcher import Snapshot
from articles.index.storage import Busy, Lock, Storage

logger = logging.getLogger(__name__)

# Seconds that a reader waits for another process that is writing. After an update it then reads the index as it is; if
# there is none yet, the answer is 503.
UPDATE_PATIENCE = 1.0
BUILD_PATIENCE = 10.0

# A reader's request does a second or two of work: an update with at most this many changes and affected records, or a
# build of at most this many records of a noun. Anything larger is done in the background.
FEW_CHANGES = 1_000
FEW_RECORDS = 500
SMALL_ARCHIVE = 5_000

# Seconds before another background process is started. Otherwise every reader might start one that fails at once.
BACKGROUND_PAUSE = 5.0


# Changes that are counted for those who watch the site.
MOST_COUNTED = 10_000


@dataclass(frozen=True)
class Lag:
    """The last change that the index includes, and how many committed ones it does not, up to MOST_COUNTED.

    `follows`: whether the index belongs to this database. If not, it is about to be rebuilt.
    """

    row: int
    pending: int
    follows: bool


class Follower:
    """A process's access to a stored index. Opens it, updates it from the change log, and reopens it after a commit."""

    def __init__(self, catalogue: Catalogue, storage: Storage) -> None:
        self.catalogue = catalogue
        self.storage = storage
        self._reach = Reach(catalogue)
        self._open_index: OpenIndex | None = None
        self._verifier = ChecksumVerifier()
        self._lock = threading.Lock()
        self._background: subprocess.Popen[bytes] | None = None
        self._next_background_at = 0.0

    def snapshot(self) -> Snapshot:
        """Returns the index in step with the committed state of the database, by one query if nothing has changed.

        While an update of many records runs in the background, returns the index as it was. Raises Unavailable.
        """
        with self._lock:
            current = self._open()
            if current is None:
                return self._build().snapshot
            pending = pending_since(current.position, at_most=0)
            if not pending.continues(current.position):
                return self._build().snapshot
            if pending.changes:
                current = self._follow(current)
            return current.snapshot

    def lag(self) -> Lag | None:
        """How far the index is behind the log, without updating it. None if there is no index to read."""
        with self._lock:
            current = self._open()
            if current is None:
                return None
            pending = pending_since(current.position, at_most=MOST_COUNTED)
            return Lag(current.position.row, len(pending.changes), pending.continues(current.position))

    def _open(self) -> OpenIndex | None:
        """Returns the current index as last committed, or None if none can be read."""
        while (stamp := self.storage.stamp()) is not None:
            known = self._open_index
            if known and known.snapshot.stamp == stamp and self._verifier.nothing_changed():
                return known
            try:
                self._open_index = open_index(self.catalogue, self.storage, stamp, self._verifier, known)
            except Damaged as error:
                if self.storage.stamp() != stamp:  # another process has replaced it
                    continue
                logger.warning("The search index cannot be read and will be rebuilt: %s", error)
                self.storage.discard(stamp)
        self._open_index = None
        return None

    def _build(self) -> OpenIndex:
        try:
            with self.storage.writing(self._patience(BUILD_PATIENCE)) as lock:
                built = self._open()  # another process may have built it while this one waited
                if built is None or not pending_since(built.position, at_most=0).continues(built.position):
                    if reads_committed_state() and self._is_large():
                        self._start_background(lock)
                        raise Unavailable("The search index is being built.")
                    writer.build(self.catalogue, self.storage)
                    built = self._open()
        except (Busy, OSError) as error:
            raise Unavailable("The search index is being built.") from error
        if built is None:
            raise Unavailable("The search index cannot be read. Run `manage.py build_index` to rebuild it.")
        return built

    def _is_large(self) -> bool:
        return any(noun.records()[SMALL_ARCHIVE:].exists() for noun in self.catalogue.units)

    def _follow(self, current: OpenIndex) -> OpenIndex:
        """Returns the index with the latest changes, or as it is if another process is applying them."""
        try:
            with self.storage.writing(self._patience(UPDATE_PATIENCE)) as lock:
                latest = self._open()
                if latest is not None and self._update(latest, lock):
                    latest = self._open()
        except Busy:
            return self._open() or current
        except OSError as error:
            raise Unavailable("The search index cannot be written.") from error
        return latest or self._build()

    def _update(self, current: OpenIndex, lock: Lock) -> bool:
        """Updates the index, or starts that in the background. Returns whether the index must be opened again."""
        committed = reads_committed_state()  # a background process could not read changes that are not committed
        with pending_in_transaction(current.position, at_most=FEW_CHANGES if committed else None) as pending:
            if not pending.changes or not pending.continues(current.position):
                return not pending.continues(current.position)
            affected = self._reach.units(pending.changes, at_most=FEW_RECORDS if committed else None)
            if pending.more or affected is None:
                self._start_background(lock)
                return False
            try:
                renamed = self._reach.renamed(pending.changes)
                writer.update(self.catalogue, current, pending, affected, renamed).finish_in_background(lock)
            except Damaged as error:
                # For example, the disk is full. The index has not changed, and the next reader's request tries again.
                # Until then, answer 503 instead of stale counts.
                logger.error(
                    "The search index could not be updated. Check that the disk is not full. "
                    "If it is not, run `manage.py build_index`. The engine reports: %s",
                    error,
                )
                raise
            return True

    def _patience(self, seconds: float) -> float:
        return 0.0 if self.storage.is_long_work_announced() else seconds

    def _start_background(self, lock: Lock) -> None:
        if time.monotonic() < self._next_background_at:
            return
        self._next_background_at = time.monotonic() + BACKGROUND_PAUSE
        if self._background is not None:
            self._background.poll()  # reaps the process if it has ended
        self._background = background.start(self.storage, lock)
