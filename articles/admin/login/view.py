"""The login of the desk: one at a time, after failures with growing delays, and with a second factor."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from articles import metrics
from articles.admin.login.limits import Attempt
from articles.admin.login.waiting import answer_to_wait, one_at_a_time
from articles.admin.second_factor import pending_login
from articles.models.second_factor import has_second_factor, needs_second_factor

logger = logging.getLogger(__name__)


class PasswordPage(LoginView):
    """The page of Django's admin. Who has a second factor or needs one is not logged in by the password alone."""

    template_name = "admin/login.html"
    authentication_form = AdminAuthenticationForm

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        desk = {**admin.site.each_context(self.request), "title": _("Log in"), "subtitle": None}
        here = {"app_path": self.request.get_full_path(), "username": self.request.user.get_username()}
        return super().get_context_data(**{**desk, **here, **context})

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if has_second_factor(user) or needs_second_factor(user):
            return pending_login.begin(self.request, user, self.get_success_url())
        return super().form_valid(form)


@sensitive_post_parameters()
@never_cache
def login_view(request: HttpRequest) -> HttpResponseBase:
    """Answers 429, with Retry-After, before any password is looked at."""
    return _log_in(request) if request.method == "POST" else admin.site.login(request)


@one_at_a_time
def _log_in(request: HttpRequest) -> HttpResponseBase:
    attempt = Attempt.of(request, request.POST.get("username", ""))
    if seconds := attempt.seconds_to_wait():
        return answer_to_wait(request, seconds)
    response = PasswordPage.as_view()(request)
    if response.status_code != 302:
        if attempt.name and request.POST.get("password"):
            attempt.has_failed()
            metrics.logins.labels("failed").inc()
            logger.warning("A login failed from %s, for %s", attempt.address, _account(attempt.name))
    elif request.user.is_authenticated:  # and not waiting for the second factor
        attempt.has_succeeded(response)
        metrics.logins.labels("succeeded").inc()
    return response


def _account(name: str) -> str:
    """The account for the log. Any other name is left out, because it may be a password that was typed by mistake."""
    if "\x00" in name:
        return "no account"
    known = User.objects.filter(username__iexact=name).values_list("username", flat=True).first()
    return f"“{known}”" if known else "no account"
