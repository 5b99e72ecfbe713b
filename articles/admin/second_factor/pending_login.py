"""A login whose password was right, and which waits for the second factor. Until then nobody is logged in."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from articles import metrics
from articles.admin.login.limits import Attempt
from articles.models.second_factor import SHOWN, RecoveryCode, has_second_factor

KEY = "pending_login"
SECONDS = 600  # from the password to the second factor
FEW_CODES = 3


@dataclass(frozen=True)
class PendingLogin:
    user: User
    address: str  # where the editor wanted to go
    has_factor: bool


def begin(request: HttpRequest, user: User, address: str) -> HttpResponse:
    """Redirects to the second step, or to the page that sets a second factor up. Logs out who was logged in here."""
    logout(request)  # and forgets what the session knew, such as the key of an app that somebody else has seen
    request.session[KEY] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "address": address,
        "at": time.time(),
    }
    return HttpResponseRedirect(reverse("second_step" if has_second_factor(user) else "second_factor"))


def pending_login(request: HttpRequest) -> PendingLogin | None:
    """None if no password was typed here lately, or if account or password have changed since."""
    kept = request.session.get(KEY)
    if not kept or not 0 <= time.time() - kept["at"] < SECONDS:
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True, is_staff=True).first()
    if user is None or not constant_time_compare(user.get_session_auth_hash(), kept["password"]):
        return None
    return PendingLogin(user, kept["address"], has_second_factor(user))


def complete(request: HttpRequest, pending: PendingLogin, response: HttpResponse) -> HttpResponse:
    """Logs the user in: password and second factor were right."""
    name = pending.user.get_username()
    login(request, pending.user)
    request.session.pop(KEY, None)
    request.session[SHOWN] = True
    metrics.logins.labels("succeeded").inc()
    Attempt.of(request, name).has_succeeded(response)
    Attempt.of(request, name, "second factor").has_succeeded(response)
    return response


def warn_of_few_codes(request: HttpRequest, user: User) -> None:
    left = RecoveryCode.objects.filter(user=user).count()
    if left <= FEW_CODES:
        sentence = _("Few of your recovery codes are left: %(number)s. Make new ones.")
        messages.warning(request, sentence % {"number": left})
