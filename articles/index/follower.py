"""The index for readers: in step with the database, or so nearly that no reader waits for long."""

from __future__ import annotations

import logging
import subprocess
import threading
import time

from articles.index import background, writer
from articles.index.change_log import Reach, pending_since, sees_what_others_see, standing_still
from articles.index.checksums import ChecksumVerifier
from articles.index.errors import Damaged, Unavailable
from articles.index.opening import OpenIndex, open_index
from articles.index.schema import Catalogue
from articles.index.searcher import Snapshot
from articles.index.storage import Busy, Lock, Storage

logger = logging.getLogger(__name__)

# Seconds that a reader waits for another process that writes. Then it reads the index as it is.
UPDATE_PATIENCE = 1.0
BUILD_PATIENCE = 10.0

# A reader itself makes an update with so many changes that affect so many records, and builds an index of so many
# records: a second or two of work. More is done in the background.
FEW_CHANGES = 1_000
FEW_RECORDS = 500
SMALL_ARCHIVE = 5_000

# Seconds before another background process is started. Otherwise every reader would start one that dies at once.
BACKGROUND_PAUSE = 5.0


class Follower:
    """A process's view of a stored index: opens it, updates it from the change log, opens it again when it changed."""

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
        """The index in step with what the database has committed. One query when nothing has changed.

        Where many records are affected, it is the index as it was, until all of them have been updated in the
        background. Raises Unavailable.
        """
        with self._lock:
            current = self._open()
            if current is None:
                return self._build().snapshot
            pending = pending_since(current.position, at_most=0)
            if not pending.leads_from(current.position):
                return self._build().snapshot
            if pending.changes:
                current = self._follow(current)
            return current.snapshot

    def _open(self) -> OpenIndex | None:
        """The current index as last committed, or None where there is none that can be read."""
        while (stamp := self.storage.stamp()) is not None:
            known = self._open_index
            if known and known.snapshot.stamp == stamp and self._verifier.nothing_changed():
                return known
            try:
                self._open_index = open_index(self.catalogue, self.storage, stamp, self._verifier, known)
            except Damaged as error:
                if self.storage.stamp() != stamp:  # it was being replaced
                    continue
                logger.warning("The search index cannot be read and will be built anew: %s", error)
                self.storage.discard(stamp)
        self._open_index = None
        return None

    def _build(self) -> OpenIndex:
        try:
            with self.storage.writing(self._patience(BUILD_PATIENCE)) as lock:
                there = self._open()  # another process may have built it while this one waited
                if there is None or not pending_since(there.position, at_most=0).leads_from(there.position):
                    if sees_what_others_see() and self._is_large():
                        self._start_background(lock)
                        raise Unavailable("The search index is being built.")
                    writer.build(self.catalogue, self.storage)
                    there = self._open()
        except (Busy, OSError) as error:
            raise Unavailable("The search index is being built.") from error
        if there is None:
            raise Unavailable("The search index cannot be read. `manage.py build_index` builds it anew.")
        return there

    def _is_large(self) -> bool:
        return any(noun.records()[SMALL_ARCHIVE:].exists() for noun in self.catalogue.units)

    def _follow(self, current: OpenIndex) -> OpenIndex:
        """The index with the latest changes, or as it is where another process is about to make them."""
        try:
            with self.storage.writing(self._patience(UPDATE_PATIENCE)) as lock:
                there = self._open()
                if there is not None and self._update(there, lock):
                    there = self._open()
        except Busy:
            return self._open() or current
        except OSError as error:
            raise Unavailable("The search index cannot be written.") from error
        return there or self._build()

    def _update(self, there: OpenIndex, lock: Lock) -> bool:
        """Whether the stored index has changed."""
        alone = not sees_what_others_see()
        with standing_still(there.position, at_most=None if alone else FEW_CHANGES) as pending:
            if not pending.changes or not pending.leads_from(there.position):
                return not pending.leads_from(there.position)
            affected = self._reach.units(pending.changes, at_most=None if alone else FEW_RECORDS)
            if pending.more or affected is None:
                self._start_background(lock)
                return False
            try:
                renamed = self._reach.renamed(pending.changes)
                writer.update(self.catalogue, there, pending, affected, renamed).finish_in_background(lock)
            except Damaged as error:
                # For example, the disk is full. The index is as it was, and the next reader tries again. Until then,
                # answer 503 instead of stale counts.
                logger.error(
                    "The search index could not follow the latest changes. Is there room on the disk? "
                    "If there is, `manage.py build_index` repairs it. The engine says: %s",
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
            self._background.poll()  # an ended process stays in the system's table until it is waited for
        self._background = background.start(self.storage, lock)
