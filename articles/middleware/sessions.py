"""Sessions of editors: they end twelve hours after the login, and when nothing was done for half an hour.

The engine of Django's sessions (config/settings.py, SESSION_ENGINE), with two times in each session.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import DatabaseError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase

from articles.middleware.desk import is_at_desk

logger = logging.getLogger(__name__)

LONGEST = 12 * 3600  # seconds after the login
IDLE = 30 * 60  # seconds without a request of the editor
NOTED_EVERY = 60  # seconds between two writes of the last request

STARTED, SEEN = "started", "seen"

ASKS_AGAIN = "X-State-Of-Rows"  # sent by the pages of the intake (articles/admin/intake_item.py)


class SessionStore(DatabaseSessions):
    def load(self) -> dict[str, Any]:
        """The data of the session; none if it has ended. It is then deleted."""
        data: dict[str, Any] = super().load()
        now = time.time()
        if SESSION_KEY in data and (now - data.get(STARTED, 0) > LONGEST or now - data.get(SEEN, 0) > IDLE):
            self.delete(self.session_key)
            self._session_key = None
            return {}
        return data

    def save(self, must_create: bool = False) -> None:
        """The answer is sent also if the session cannot be stored, because the disk is full or a primary is gone.

        Raises UpdateError if the session has been deleted meanwhile.
        """
        try:
            super().save(must_create)
        except UpdateError as error:  # which Django raises for every DatabaseError
            if type(error.__context__) is DatabaseError:  # no row was updated; a failure has a class of its own
                raise
            logger.error("A session could not be stored: %s", error.__context__)


@receiver(user_logged_in)
def _begin(request: HttpRequest, **signal: Any) -> None:
    request.session[STARTED] = request.session[SEEN] = time.time()
    SessionStore.clear_expired()


class DeskSessionMiddleware:
    """Notes that the editor has done something. What scripts ask of themselves does not count."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_at_desk(request) and not _is_by_script(request):
            session = request.session
            if SESSION_KEY in session and time.time() - session.get(SEEN, 0) > NOTED_EVERY:
                session[SEEN] = time.time()
        return response


def _is_by_script(request: HttpRequest) -> bool:
    """What an open form sends every minute, the question who is logged in, and a list that is asked again for news."""
    name = request.resolver_match.url_name if request.resolver_match else None
    return name == "desk_session" or bool(name and name.endswith("_open")) or ASKS_AGAIN in request.headers
