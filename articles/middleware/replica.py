"""Decides which database a request reads: a replica, or the primary for users who have just written.

A replica lags a little. Users who have written read from the primary for a while, so they see their changes. All other
requests read from the replica as long as it answers. Used if DATABASE_REPLICA_URL is set; config/replica.py contains
the database router.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.signals import request_finished
from django.db import DEFAULT_DB_ALIAS as PRIMARY
from django.db import Error
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from articles.middleware.desk import is_at_desk

logger = logging.getLogger(__name__)

REPLICA = "replica"
UNDECIDED = "undecided"  # nothing has been read yet; the first query tries the replica

PRIMARY_SECONDS = 30  # how long users read from the primary after they have written
COOKIE = "wrote"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}

# Code outside of requests, such as a command or a migration, reads from the primary.
reads_from: ContextVar[str] = ContextVar("reads_from", default=PRIMARY)


class ReadFromPrimary(HttpResponse):
    """A placeholder for a page that could not be read from the replica. It is never sent."""


class ReplicaMiddleware:
    """Must come before every middleware that reads the record or the search index."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reads_from.set(PRIMARY if _writes(request) else UNDECIDED)
        response = self.get_response(request)
        if isinstance(response, ReadFromPrimary):
            reads_from.set(PRIMARY)
            response = self.get_response(request)
        if request.method not in SAFE_METHODS:
            response.set_signed_cookie(
                COOKIE,
                "1",
                max_age=PRIMARY_SECONDS,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A replica can fail at any time, or cancel a query that conflicts with its replication."""
        if isinstance(exception, Error) and reads_from.get() == REPLICA:
            logger.warning("The replica failed; the page is read from the primary instead: %s", exception)
            return ReadFromPrimary(status=503)
        return None


def _writes(request: HttpRequest) -> bool:
    """Whether the request writes, may write soon, or comes from a user who has just written."""
    return (
        request.method not in SAFE_METHODS
        or request.get_signed_cookie(COOKIE, default=None, max_age=PRIMARY_SECONDS) is not None
        or is_at_desk(request)
    )


@receiver(request_finished)
def _reset(**signal: Any) -> None:
    """Runs after the response has been sent, because a download is read while it is being sent."""
    reads_from.set(PRIMARY)
