"""How long the running site waits for PostgreSQL: for readers shortly, at the desk longer. Commands wait as they need.

The server ends what takes too long. A server that has stopped does not, so the client gives up a little later.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import Error, connections
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponseBase

from articles.middleware.desk import is_at_desk

CONNECT_SECONDS = 2


@dataclass(frozen=True)
class Patience:
    """Seconds that a statement may take, and that it may wait for a lock."""

    statement: int
    lock: int

    @property
    def client(self) -> float:
        return self.statement + 1.0


READERS = Patience(statement=5, lock=2)
DESK = Patience(statement=60, lock=10)
SET = "SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false)"

_patience: ContextVar[Patience] = ContextVar("patience", default=READERS)


def limit_waiting() -> None:
    """For the process that serves requests (config/wsgi.py), before it opens a connection."""
    for database in connections.settings.values():
        if database["ENGINE"] == "django.db.backends.postgresql":
            limits = {"connect_timeout": CONNECT_SECONDS, "tcp_user_timeout": 3000}
            database["OPTIONS"] = {**limits, **database.get("OPTIONS", {})}
    connection_created.connect(_limit, dispatch_uid="limit_waiting")


def _limit(connection: Any, **signal: Any) -> None:
    """Limits a connection that has just been opened."""
    if connection.vendor != "postgresql":
        return
    server, wait = connection.connection, connection.connection.wait

    def wait_in_time(generator: Any, *args: Any, timeout: float | None = None, **options: Any) -> Any:
        """Raises OperationalError, and closes the connection, when the server does not answer in time."""
        deadline = timeout or _patience.get().client
        started = time.monotonic()
        try:
            return wait(generator, *args, timeout=deadline, **options)
        except connection.Database.OperationalError:
            if time.monotonic() - started >= deadline:
                server.close()
            raise

    server.wait = wait_in_time
    _tell(connection, _patience.get())


def _tell(connection: Any, patience: Patience) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SET, [f"{patience.statement}s", f"{patience.lock}s"])


class WaitingMiddleware:
    """Editors may do more at once than readers, such as merge two people. Only for connections that are limited."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_at_desk(request):
            return self.get_response(request)
        token = _patience.set(DESK)
        try:
            _tell_open_connections(DESK)
            return self.get_response(request)
        finally:
            _patience.reset(token)
            _tell_open_connections(READERS)


def _tell_open_connections(patience: Patience) -> None:
    for connection in connections.all(initialized_only=True):
        if connection.vendor != "postgresql" or "wait" not in getattr(connection.connection, "__dict__", ()):
            continue
        try:
            _tell(connection, patience)
        except Error:
            connection.close()  # the next query opens another, or says why it cannot
