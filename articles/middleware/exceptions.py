"""Turns exceptions that several views raise into HTTP responses."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles import account_log, index
from articles.database_failure import is_failure
from articles.middleware.replica import REPLICA, reads_from
from articles.views import downloads, outage
from articles.views.responses import Moved, Renamed

logger = logging.getLogger(__name__)

MOST_PARAMETERS = 1_000
RETRY_AFTER = 10  # seconds


class ExceptionMiddleware:
    """Also rejects a query string with too many parameters, before any view reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.META.get("QUERY_STRING", "").count("&") >= MOST_PARAMETERS:
            return render(request, "400.html", status=400)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Renamed) and request.resolver_match:
            exception = Moved(exception.address(request.resolver_match))
        if isinstance(exception, Moved):
            query = request.META["QUERY_STRING"] if exception.with_query else ""
            moved = HttpResponsePermanentRedirect(f"{exception.address}?{query}" if query else exception.address)
            # A browser that kept the redirect would never ask again, also when the record gets its old name back.
            moved.headers["Cache-Control"] = "no-cache"
            return moved
        if isinstance(exception, index.Unavailable):
            return _later(request, 503, RETRY_AFTER)
        if is_failure(exception) and reads_from.get() != REPLICA:
            logger.error("The database failed: %s", exception)
            return _later(request, 503, outage.RETRY_AFTER, template="503_database.html")
        if isinstance(exception, downloads.TooManyDownloads):
            return _later(request, 429, downloads.RETRY_AFTER)
        if isinstance(exception, PermissionDenied):
            account_log.was_refused(request)  # Django answers
        return None


def _later(request: HttpRequest, status: int, seconds: int, template: str = "") -> HttpResponse:
    """The page of this status, which says why the request must wait."""
    response = render(request, template or f"{status}.html", status=status)
    response["Retry-After"] = str(seconds)
    return response
