"""Where a request reads: readers from a replica of the database, editors who have just written from the primary.

A replica is a little behind. Whoever writes stays with the primary for a while, and so always sees what they wrote;
all others read the replica, as long as it answers. In use where DATABASE_REPLICA_URL is set.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.signals import request_finished
from django.db import DEFAULT_DB_ALIAS as PRIMARY
from django.db import Error, connections
from django.db.models import Model
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from simple_history.models import HistoricalChanges

logger = logging.getLogger(__name__)

REPLICA = "replica"
UNDECIDED = "undecided"  # The replica, should it answer; nothing has been read yet.

# Seconds. For so long after writing one reads from the primary, and for so long a replica that fails is left alone.
WRITER_STAYS = 30
FAILED_RESTS = 5

COOKIE = "wrote"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}

# What is not a request (a command, the shell, a migration) reads from the primary.
_reads_from: ContextVar[str] = ContextVar("reads_from", default=PRIMARY)
_failed_rests_until = 0.0


class Router:
    """The record is read where the request reads. Sessions, accounts, logins and histories are the primary's alone."""

    def db_for_read(self, model: type[Model], behind: str = "", **hints: Any) -> str:
        """`behind` names a database that has not yet received what the search index holds: it is not read now."""
        if model._meta.app_label != "articles" or issubclass(model, HistoricalChanges):
            return PRIMARY
        if behind:
            _reads_from.set(PRIMARY)
        if _reads_from.get() == UNDECIDED:
            _reads_from.set(REPLICA if _replica_answers() else PRIMARY)
        return _reads_from.get()

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return PRIMARY

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return True  # Both hold the same rows.

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == PRIMARY


def _replica_answers() -> bool:
    """Opens the connection, or asks an old one whether it still works, as the first query would do in any case."""
    global _failed_rests_until
    if time.monotonic() < _failed_rests_until:
        return False
    try:
        with connections[REPLICA].cursor():
            return True
    except Error as fault:
        _failed_rests_until = time.monotonic() + FAILED_RESTS
        logger.warning("The replica does not answer, so that readers read from the primary: %s", fault)
        return False


class AskAgain(HttpResponse):
    """Stands for a page that could not be read from the replica; nobody gets to see it."""


class ReadsFromReplica:
    """Middleware: decides for each request where it reads.

    It stands above every middleware that reads the record or the search index.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        _reads_from.set(PRIMARY if _writes(request) else UNDECIDED)
        response = self.get_response(request)
        if isinstance(response, AskAgain):
            _reads_from.set(PRIMARY)
            response = self.get_response(request)
        if request.method not in SAFE_METHODS:
            response.set_signed_cookie(
                COOKIE,
                "1",
                max_age=WRITER_STAYS,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A replica can fail, or cancel a query that is in the way of its replication, at any moment."""
        if isinstance(exception, Error) and _reads_from.get() == REPLICA:
            logger.warning("A page could not be read from the replica, and is read from the primary: %s", exception)
            return AskAgain(status=503)
        return None


def _writes(request: HttpRequest) -> bool:
    """Whether the request writes, may soon, or comes from somebody who just did."""
    return (
        request.method not in SAFE_METHODS
        or request.get_signed_cookie(COOKIE, default=None, max_age=WRITER_STAYS) is not None
        or request.path_info.startswith(reverse("admin:index"))
    )


@receiver(request_finished)
def _forget(**signal: Any) -> None:
    """Not before now: a download is read while it is being sent."""
    _reads_from.set(PRIMARY)
