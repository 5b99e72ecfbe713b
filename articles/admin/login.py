"""The login of the desk: one at a time, and after failures with growing delays."""

from __future__ import annotations

import logging

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from articles.admin.login_limits import Attempt
from articles.admin.login_slot import Busy, login_slot

logger = logging.getLogger(__name__)


@sensitive_post_parameters()
@never_cache
def login_view(request: HttpRequest) -> HttpResponseBase:
    """Django's page. Answers 429, with Retry-After, before any password is looked at."""
    if request.method != "POST":
        return admin.site.login(request)
    try:
        with login_slot():
            return _log_in(request)
    except Busy:
        return _wait(request, 2)


def _log_in(request: HttpRequest) -> HttpResponseBase:
    attempt = Attempt.of(request)
    if seconds := attempt.seconds_to_wait():
        return _wait(request, seconds)
    response = admin.site.login(request)
    if response.status_code == 302:
        attempt.has_succeeded(response)
    elif attempt.name and request.POST.get("password"):
        attempt.has_failed()
        logger.warning("A login failed from %s, for %s", attempt.address, _account(attempt.name))
    return response


def _account(name: str) -> str:
    """The account for the log. Any other name is left out, because it may be a password that was typed by mistake."""
    if "\x00" in name:
        return "no account"
    known = User.objects.filter(username__iexact=name).values_list("username", flat=True).first()
    return f"“{known}”" if known else "no account"


def _wait(request: HttpRequest, seconds: int) -> HttpResponse:
    context = {"seconds": seconds, "minutes": -(-seconds // 60) if seconds > 60 else 0}
    response = render(request, "lockout.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response
