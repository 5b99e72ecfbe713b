"""The answer to a login that must wait, and views that check one login at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from articles import metrics
from articles.admin.login.slot import Busy, login_slot

BUSY_SECONDS = 2  # after which somebody whom the slot did not take may try again

Arguments = ParamSpec("Arguments")


def answer_to_wait(request: HttpRequest, seconds: int) -> HttpResponse:
    """The page with status 429 and Retry-After."""
    metrics.logins.labels("delayed").inc()
    context = {"seconds": seconds, "minutes": -(-seconds // 60) if seconds > 60 else 0}
    response = render(request, "lockout.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


def one_at_a_time(
    check: Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]:
    """Makes a function that checks a password or a code wait for the slot. Answers 429 if it does not become free."""

    @wraps(check)
    def check_in_slot(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
        try:
            with login_slot():
                return check(request, *args, **kwargs)
        except Busy:
            return answer_to_wait(request, BUSY_SECONDS)

    return check_in_slot
