"""gunicorn's threaded worker, with a limit on how long a client may leave what it is sent unread."""

from __future__ import annotations

import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

# Seconds that a client may take for one part of an answer. A thread that waits for it longer would be lost to readers.
SEND_SECONDS = 10.0


class Worker(ThreadWorker):
    """Also measures how long connections wait for a thread (articles/metrics.py)."""

    def init_process(self) -> None:
        from articles import metrics  # in the worker, whose metrics are its own

        self._metrics = metrics
        super().init_process()

    def enqueue_req(self, conn: Any) -> None:
        conn.waiting_since = time.monotonic()
        self._metrics.connections_waiting.inc()
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        self._metrics.connections_waiting.dec()
        self._metrics.waiting_seconds.observe(time.monotonic() - conn.waiting_since)
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Any) -> bool:
        """Whether the connection can be used for another request."""
        conn.sock.settimeout(SEND_SECONDS)
        try:
            return bool(super().handle_request(req, conn))
        except TimeoutError as error:
            self.log.info("A client did not read its answer in time: %s", error)
            return False
