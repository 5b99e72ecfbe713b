"""Lines of the log about accounts: who has logged in and out, what was refused, which credential was changed.

They are written whatever LOG_LEVEL is (config/settings.py). Failed logins are logged where they are counted.
"""

from __future__ import annotations

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from articles.client_address import client_address

logger = logging.getLogger(__name__)

LONGEST = 200  # characters of a path


def connect() -> None:
    user_logged_in.connect(_has_logged_in)
    user_logged_out.connect(_has_logged_out)


def _has_logged_in(request: HttpRequest, user: Any, **signal: Any) -> None:
    logger.info("“%s” has logged in from %s", user, client_address(request))


def _has_logged_out(request: HttpRequest, user: Any, **signal: Any) -> None:
    if user is not None:
        logger.info("“%s” has logged out from %s", user, client_address(request))


def was_refused(request: HttpRequest) -> None:
    """The path on one line, whatever is in it."""
    path = request.path[:LONGEST].encode("unicode_escape").decode("ascii")
    name = f"“{request.user}”" if request.user.is_authenticated else "Somebody who is not logged in"
    logger.warning("%s was refused %s %s from %s", name, request.method, path, client_address(request))


def credential_changed(user: Any, what: str) -> None:
    """What has happened to it: "a second factor was added"."""
    logger.warning("Of the account “%s”, %s", user, what)
