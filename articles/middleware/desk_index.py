from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error
from django.http import HttpRequest, HttpResponseBase

from articles import index, nouns

logger = logging.getLogger(__name__)


class DeskIndexMiddleware:
    """Updates the search index after a save at the desk, so that the next reader does not wait for the update.

    The change is saved even if this fails; the next reader's request then updates the index. Not used with a replica:
    the index would be ahead of it, and every reader would read from the primary until the replica has caught up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if len(settings.DATABASES) > 1:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and request.resolver_match and request.resolver_match.app_name == "admin":
            try:
                nouns.snapshot()
            except (index.Unavailable, Error) as error:
                logger.warning("A change made at the desk is not in the search index yet: %s", error)
        return response
