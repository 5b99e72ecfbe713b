from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponseBase

from articles import search

logger = logging.getLogger(__name__)


class TakesIn:
    """Middleware: whoever saves at the desk lets the index take the change in, and not the next reader.

    It is saved by then, whatever becomes of the index: a reader would try again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and request.resolver_match and request.resolver_match.app_name == "admin":
            try:
                search.snapshot()
            except (search.Unavailable, Error) as fault:
                logger.warning("What was saved at the desk is not in the search index yet: %s", fault)
        return response
