"""The second step of a login: a code or a security key. Tries are limited as those of passwords are."""

from __future__ import annotations

import logging

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from articles import metrics
from articles.admin.login.limits import Attempt
from articles.admin.login.waiting import answer_to_wait, one_at_a_time
from articles.admin.second_factor import codes, security_keys
from articles.admin.second_factor.pending_login import PendingLogin, complete, pending_login, warn_of_few_codes
from articles.models.second_factor import AuthenticatorApp

logger = logging.getLogger(__name__)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step_view(request: HttpRequest) -> HttpResponseBase:
    pending = pending_login(request)
    if pending is None or not pending.has_factor:
        return HttpResponseRedirect(reverse("admin:login"))
    return _check(request, pending) if request.method == "POST" else _page(request, pending)


@one_at_a_time
def _check(request: HttpRequest, pending: PendingLogin) -> HttpResponse:
    attempt = Attempt.of(request, pending.user.get_username(), "second factor")
    if seconds := attempt.seconds_to_wait():
        return answer_to_wait(request, seconds)
    answer, code = request.POST.get("credential", ""), request.POST.get("code", "")
    if not answer and not code:
        return _page(request, pending, _("Enter a code."))
    right = security_keys.use_answer(request, pending.user, answer) if answer else codes.use_code(pending.user, code)
    if not right:
        attempt.has_failed()
        metrics.logins.labels("second_factor_failed").inc()
        logger.warning("A second factor was wrong from %s, for “%s”", attempt.address, pending.user)
        problem = (
            _("The security key was not accepted.") if answer else _("This code is wrong or has been used already.")
        )
        return _page(request, pending, problem)
    if not answer and len(codes.cleaned(code)) != codes.DIGITS:
        warn_of_few_codes(request, pending.user)
    return complete(request, pending, HttpResponseRedirect(pending.address))


def _page(request: HttpRequest, pending: PendingLogin, problem: str = "") -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Second step"),
        "problem": problem,
        "has_app": AuthenticatorApp.objects.filter(user=pending.user).exists(),
        "options": security_keys.ask_known(request, pending.user),
    }
    return TemplateResponse(request, "admin/second_factor/second_step.html", context)
