"""Gives each request a number, which its answer and its lines in the log have."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

request_id: ContextVar[str] = ContextVar("request_id", default="")

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[-\w]{8,64}", re.ASCII)


class RequestIdMiddleware:
    """Must come first. Takes the number that a proxy has given, so that both logs have the same."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
        number = given if WELL_FORMED.fullmatch(given) else secrets.token_hex(8)
        request_id.set(number)  # and not reset, because Django logs the status after the last middleware
        response = self.get_response(request)
        response.headers[HEADER] = number
        return response
