from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error
from django.http import HttpRequest, HttpResponseBase

from articles import search

logger = logging.getLogger(__name__)


class TakesIn:
    """Middleware: whoever saves at the desk lets the index take the change in, and not the next reader.

    It is saved by then, whatever becomes of the index: a reader would try again. Not where readers read from a replica:
    the index would be ahead of it, and all would have to read from the primary until it has caught up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if len(settings.DATABASES) > 1:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and request.resolver_match and request.resolver_match.app_name == "admin":
            try:
                search.snapshot()
            except (search.Unavailable, Error) as fault:
                logger.warning("What was saved at the desk is not in the search index yet: %s", fault)
        return response
