"""The index for readers: in step with the database, or so nearly that nobody has to wait for long."""

from __future__ import annotations

import logging
import subprocess
import threading
import time

from articles.index import background, writer
from articles.index.change_log import affected_articles, pending_since, sees_what_others_see, standing_still
from articles.index.checksums import Watch
from articles.index.errors import Damaged, Unavailable, engine_faults
from articles.index.opening import Opened, opened
from articles.index.searcher import Snapshot
from articles.index.storage import Busy, Lock, Shelf, current_shelf
from articles.models import Article

logger = logging.getLogger(__name__)

# Seconds. A reader waits this long for another process that writes, then takes the index as it is.
FOLLOW_PATIENCE = 1.0
BUILD_PATIENCE = 10.0

# A reader takes in what reaches so many articles, and builds an index of so many: a second or two. More is done in the
# background.
FEW_CHANGES = 1_000
FEW_ARTICLES = 500
SMALL_ARCHIVE = 5_000

# Seconds. One that dies at once would otherwise be started by every reader.
BACKGROUND_RESTS = 5.0


class Reader:
    """A process's view of one shelf: opens the current index, lets it catch up, opens it again when it changed."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._opened: Opened | None = None
        self._watch = Watch()
        self._lock = threading.Lock()
        self._background: subprocess.Popen[bytes] | None = None
        self._background_rests_until = 0.0

    def snapshot(self) -> Snapshot:
        """The index in step with what the database has committed. One query when nothing changed.

        Where many articles have changed, it is the index as it was before, until all of them have been taken in.
        Raises Unavailable.
        """
        with self._lock:
            opened = self._open()
            if opened is None:
                return self._build().snapshot
            pending = pending_since(opened.position, at_most=0)
            if not pending.leads_from(opened.position):
                return self._build().snapshot
            if pending.changes:
                opened = self._follow(opened)
            return opened.snapshot

    def _open(self) -> Opened | None:
        """The current index as last committed, or None where there is none that can be read."""
        while (stamp := self.shelf.stamp()) is not None:
            if self._opened and self._opened.snapshot.stamp == stamp and self._watch.nothing_touched():
                return self._opened
            try:
                self._opened = opened(self.shelf, stamp, self._watch, self._opened)
            except Damaged as fault:
                if self.shelf.stamp() != stamp:  # it was being replaced
                    continue
                logger.warning("The search index cannot be read and will be built anew: %s", fault)
                self.shelf.discard(stamp)
        self._opened = None
        return None

    def _build(self) -> Opened:
        try:
            with self.shelf.writing(self._patience(BUILD_PATIENCE)) as lock:
                there = self._open()  # Another process may have built it while we waited.
                if there is None or not pending_since(there.position, at_most=0).leads_from(there.position):
                    if sees_what_others_see() and Article.objects.published()[SMALL_ARCHIVE:].exists():
                        self._start_background(lock)
                        raise Unavailable("The search index is being built.")
                    with engine_faults():
                        writer.build(self.shelf)
                    there = self._open()
        except (Busy, OSError) as fault:
            raise Unavailable("The search index is being built.") from fault
        if there is None:
            raise Unavailable("The search index cannot be read. `manage.py build_index` builds it anew.")
        return there

    def _follow(self, opened: Opened) -> Opened:
        """The index with the latest changes, or as it is where another process is about to take them in."""
        try:
            with self.shelf.writing(self._patience(FOLLOW_PATIENCE)) as lock:
                there = self._open()
                if there is not None and self._take_in(there, lock):
                    there = self._open()
        except Busy:
            return self._open() or opened
        except OSError as fault:
            raise Unavailable("The search index cannot be written.") from fault
        return there or self._build()

    def _take_in(self, there: Opened, lock: Lock) -> bool:
        """Whether the index on the shelf is another now."""
        alone = not sees_what_others_see()
        with standing_still(there.position, at_most=None if alone else FEW_CHANGES) as pending:
            if not pending.changes or not pending.leads_from(there.position):
                return not pending.leads_from(there.position)
            articles = affected_articles(pending.changes, at_most=None if alone else FEW_ARTICLES)
            if pending.more or articles is None:
                self._start_background(lock)
                return False
            try:
                with engine_faults():
                    new = writer.follow(there, pending, articles)
                writer.settle(new, lock)
            except Damaged as fault:
                # A full disk, say. The index is as it was, and the next reader tries again. Until then, rather than
                # counts that nobody can rely on, none.
                logger.error(
                    "The search index could not follow the latest changes. Is there room on the disk? "
                    "If there is, `manage.py build_index` mends it. The engine says: %s",
                    fault,
                )
                raise
            return True

    def _patience(self, seconds: float) -> float:
        return 0.0 if self.shelf.is_taken_for_long() else seconds

    def _start_background(self, lock: Lock) -> None:
        if time.monotonic() < self._background_rests_until:
            return
        self._background_rests_until = time.monotonic() + BACKGROUND_RESTS
        if self._background is not None:
            self._background.poll()  # an ended process stays in the system's table until it is asked for
        self._background = background.start(self.shelf, lock)


_readers: dict[str, Reader] = {}


def snapshot() -> Snapshot:
    """The state of the index that this request is answered from. Raises Unavailable."""
    shelf = current_shelf()
    return _readers.setdefault(str(shelf.root), Reader(shelf)).snapshot()
