"""Turns exceptions that several views raise into HTTP responses."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles import index
from articles.views.responses import Moved

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
        if isinstance(exception, Moved):
            query = request.META["QUERY_STRING"] if exception.with_query else ""
            return HttpResponsePermanentRedirect(f"{exception.address}?{query}" if query else exception.address)
        if isinstance(exception, index.Unavailable):
            response = render(request, "503.html", status=503)
            response["Retry-After"] = str(RETRY_AFTER)
            return response
        return None
