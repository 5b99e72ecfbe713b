"""A session that began before its account needed a second factor ends."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponseBase

from articles.middleware.desk import is_at_desk
from articles.models.second_factor import SHOWN, needs_second_factor


class SecondFactorMiddleware:
    """Must come after the one that knows the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        session = request.session
        is_logged_in = is_at_desk(request) and SESSION_KEY in session
        if is_logged_in and not session.get(SHOWN) and needs_second_factor(request.user):
            logout(request)
        return self.get_response(request)
