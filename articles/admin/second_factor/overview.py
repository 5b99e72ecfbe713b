"""The second factors of an account: what there is, removing one, new recovery codes."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import account_log
from articles.admin.primary_keys import is_primary_key
from articles.admin.second_factor import codes
from articles.admin.second_factor.account import for_account
from articles.admin.second_factor.adding import codes_page
from articles.models.desk_session import end_sessions_of
from articles.models.second_factor import (
    FACTORS,
    SHOWN,
    AuthenticatorApp,
    RecoveryCode,
    SecurityKey,
    has_second_factor,
    needs_second_factor,
    remove_second_factors,
)


@for_account
def overview(request: HttpRequest, user: User) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Second factor"),
        "apps": AuthenticatorApp.objects.filter(user=user).order_by("added_at"),
        "keys": SecurityKey.objects.filter(user=user).order_by("added_at"),
        "codes": RecoveryCode.objects.filter(user=user).count(),
        "is_needed": needs_second_factor(user),
    }
    return TemplateResponse(request, "admin/second_factor/overview.html", context)


@for_account
def remove(request: HttpRequest, user: User) -> HttpResponse:
    model, key = FACTORS.get(request.POST.get("kind", "")), request.POST.get("factor", "")
    if request.method == "POST" and model and is_primary_key(key):
        factor = model.objects.filter(user=user, pk=key).first()
        if factor and needs_second_factor(user) and _number_of(user) == 1:
            messages.error(request, _("Your account needs a second factor. Add another one first."))
        elif factor:
            _remove(request, user, factor)
    return HttpResponseRedirect(reverse("second_factor"))


def _number_of(user: User) -> int:
    return sum(model.objects.filter(user=user).count() for model in FACTORS.values())


def _remove(request: HttpRequest, user: User, factor: AuthenticatorApp | SecurityKey) -> None:
    factor.delete()
    account_log.credential_changed(user, "a second factor was removed")
    if not has_second_factor(user):
        remove_second_factors(user)  # the recovery codes are left
        request.session.pop(SHOWN, None)
    end_sessions_of(user, keep=request.session.session_key)
    messages.success(request, _("The second factor “%(name)s” was removed.") % {"name": factor})


@for_account
def new_codes(request: HttpRequest, user: User) -> HttpResponse:
    if request.method != "POST" or not has_second_factor(user):
        return HttpResponseRedirect(reverse("second_factor"))
    account_log.credential_changed(user, "the recovery codes were replaced")
    return codes_page(request, codes.new_recovery_codes(user), reverse("second_factor"))
