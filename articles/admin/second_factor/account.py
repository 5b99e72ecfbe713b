"""Whose second factors a page changes, and whether that was confirmed by the password."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from articles.admin.login.limits import Attempt
from articles.admin.login.waiting import answer_to_wait, one_at_a_time
from articles.admin.second_factor.pending_login import pending_login

CONFIRMED = "password_confirmed_at"
SECONDS = 300  # for which a password that was typed again is enough

View = Callable[[HttpRequest, User], HttpResponse]


def for_account(view: View) -> Callable[[HttpRequest], HttpResponseBase]:
    """Passes the account to the view: who is logged in and typed the password again, or a login that needs a factor."""

    @sensitive_post_parameters()
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if isinstance(user, User) and admin.site.has_permission(request):
            confirmed_at = request.session.get(CONFIRMED, 0)
            return view(request, user) if 0 <= time.time() - confirmed_at < SECONDS else _confirm(request, user)
        pending = pending_login(request)
        if pending and not pending.has_factor:
            return view(request, pending.user)
        query = urlencode({"next": reverse("second_factor")})
        return HttpResponseRedirect(f"{reverse('admin:login')}?{query}")

    return checked


def _confirm(request: HttpRequest, user: User) -> HttpResponseBase:
    password = request.POST.get("password", "") if request.method == "POST" else ""
    return _check(request, user, password) if password else _page(request)


@one_at_a_time
def _check(request: HttpRequest, user: User, password: str) -> HttpResponse:
    attempt = Attempt.of(request, user.get_username())
    if seconds := attempt.seconds_to_wait():
        return answer_to_wait(request, seconds)
    if not user.check_password(password):
        attempt.has_failed()
        return _page(request, _("The password is wrong."))
    request.session[CONFIRMED] = time.time()
    return HttpResponseRedirect(reverse("second_factor"))


def _page(request: HttpRequest, problem: str = "") -> HttpResponse:
    context = {**admin.site.each_context(request), "title": _("Enter your password again"), "problem": problem}
    return TemplateResponse(request, "admin/second_factor/confirm.html", context)
