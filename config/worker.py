"""gunicorn's threaded worker, with a limit on how long a client may leave what it is sent unread."""

from __future__ import annotations

from typing import Any

from gunicorn.workers.gthread import ThreadWorker

# Seconds that a client may take for one part of an answer. A thread that waits for it longer would be lost to readers.
SEND_SECONDS = 10.0


class Worker(ThreadWorker):
    def handle_request(self, req: Any, conn: Any) -> bool:
        """Whether the connection can be used for another request."""
        conn.sock.settimeout(SEND_SECONDS)
        try:
            return bool(super().handle_request(req, conn))
        except TimeoutError as error:
            self.log.info("A client did not read its answer in time: %s", error)
            return False
