"""Adding a second factor: an authenticator app or a security key. The first one brings recovery codes."""

from __future__ import annotations

from typing import Any

import segno
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import account_log
from articles.admin.second_factor import codes, security_keys
from articles.admin.second_factor.account import for_account
from articles.admin.second_factor.pending_login import complete, pending_login
from articles.admin.second_factor.sealing import seal, unseal
from articles.models.desk_session import end_sessions_of
from articles.models.second_factor import FACTORS, SHOWN, AuthenticatorApp, RecoveryCode, SecurityKey

NEW_SECRET = "new_authenticator_app"  # noqa: S105 -- the name of a key in the session
MOST = 10  # factors of a kind
LONGEST_NAME = 60


@for_account
def add_app(request: HttpRequest, user: User) -> HttpResponse:
    """Shows a new secret, and stores it once the app has shown a right code. A reload shows the same secret."""
    secret = unseal(request.session.get(NEW_SECRET, "")) or codes.new_secret()
    problem = ""
    if request.method == "POST":
        step = codes.step_of(secret, request.POST.get("code", ""))
        if not _has_room(user, "app"):
            problem = _too_many()
        elif step is None:
            problem = _("This code is wrong. Check that the clock of your phone is right.")
        else:
            name = _name(request, _("Authenticator app"))
            AuthenticatorApp.objects.create(user=user, name=name, sealed_secret=seal(secret), last_step=step)
            request.session.pop(NEW_SECRET, None)
            return _added(request, user)
    request.session[NEW_SECRET] = seal(secret)
    address = codes.address_of(secret, user.get_username())
    context = {"title": _("Add an authenticator app"), "picture": _qr_code(address), "secret": codes.spelled(secret)}
    return _page(request, "add_app", {**context, "address": address, "problem": problem})


def _qr_code(address: str) -> str:
    """As SVG."""
    code = segno.make(address, micro=False, error="m")
    return code.svg_inline(border=4, omitsize=True, light="#fff", svgclass="qr-code", lineclass=None)


@for_account
def add_key(request: HttpRequest, user: User) -> HttpResponse:
    problem = ""
    if request.method == "POST":
        added = security_keys.answer_of_new(request, request.POST.get("credential", ""))
        if not _has_room(user, "key"):
            problem = _too_many()
        elif added is None:
            problem = _("The security key was not added. Try again.")
        else:
            credential, counter = added
            name = _name(request, _("Security key"))
            SecurityKey.objects.create(user=user, name=name, credential=credential, counter=counter)
            return _added(request, user)
    options = security_keys.ask_new(request, user) if security_keys.can_be_used(request) else ""
    context = {"title": _("Add a security key"), "options": options, "problem": problem}
    return _page(request, "add_key", context)


def _has_room(user: User, kind: str) -> bool:
    return FACTORS[kind].objects.filter(user=user).count() < MOST


def _too_many() -> str:
    return _("An account has at most %(most)s of a kind. Remove one first.") % {"most": MOST}


def _name(request: HttpRequest, otherwise: str) -> str:
    return request.POST.get("name", "").replace("\x00", "").strip()[:LONGEST_NAME] or otherwise


def _added(request: HttpRequest, user: User) -> HttpResponse:
    """Completes a login that waited for this, and shows the recovery codes that come with the first factor."""
    end_sessions_of(user, keep=request.session.session_key)
    account_log.credential_changed(user, "a second factor was added")
    pending = None if request.user.is_authenticated else pending_login(request)
    address = pending.address if pending else reverse("second_factor")
    if RecoveryCode.objects.filter(user=user).exists():
        messages.success(request, _("The second factor was added."))
        response: HttpResponse = HttpResponseRedirect(address)
    else:
        response = codes_page(request, codes.new_recovery_codes(user), address)
    if pending:
        return complete(request, pending, response)
    request.session[SHOWN] = True
    return response


def codes_page(request: HttpRequest, new_codes: list[str], address: str) -> TemplateResponse:
    context = {"title": _("Recovery codes"), "codes": new_codes, "address": address}
    return _page(request, "recovery_codes", context)


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> TemplateResponse:
    desk = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/second_factor/{name}.html", {**desk, **context})
