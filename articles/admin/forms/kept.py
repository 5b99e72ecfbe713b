"""Each form that is shown has a number. A script keeps what is typed into it until the server says that it is saved.

A form that is sent twice, as by a double click, is saved once: both requests get the same answer.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

NUMBER = re.compile(r"\w{12}", re.ASCII)
COOKIE = "desk_saved"  # the numbers of the forms saved last, for the script
MOST_NUMBERS = 10
SECONDS = 86_400
NOT_CONTENT = {"csrfmiddlewaretoken", "_save", "_continue", "_addanother"}


class KeepsTypedWork(admin.ModelAdmin):
    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record is None or self.has_change_permission(request, record):
            context["form_number"] = _number(request) or get_random_string(12)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        request.saved_form = _number(request)  # type: ignore[attr-defined]

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        message = super().construct_change_message(request, form, formsets, add)
        return [*message, {"form": _digest(request)}] if _number(request) else message

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not _number(request):
            return super().changeform_view(request, *args, **kwargs)
        with transaction.atomic():
            # A second request with the same form waits here until the first one has saved it.
            list(User.objects.select_for_update(no_key=True).filter(username=request.user.get_username()))
            response = self._answer_again(request) or super().changeform_view(request, *args, **kwargs)
        number = getattr(request, "saved_form", None)
        if number:
            earlier = [one for one in request.COOKIES.get(COOKIE, "").split(".") if NUMBER.fullmatch(one)]
            numbers = ".".join([*earlier, number][-MOST_NUMBERS:])
            response.set_cookie(COOKIE, numbers, max_age=SECONDS, path="/admin/", samesite="Lax")
        return response

    def _answer_again(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to a form that was saved with the same contents already, unless its record was changed since."""
        entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(self.model))
        saved = entries.filter(user=request.user.pk, change_message__contains=_digest(request)).first()
        record = self.get_object(request, str(saved.object_id)) if saved else None
        if saved is None or record is None:
            return None
        if saved.is_change() and entries.filter(object_id=saved.object_id, pk__gt=saved.pk).exists():
            return None
        request.saved_form = _number(request)  # type: ignore[attr-defined]
        return self.response_add(request, record) if saved.is_addition() else self.response_change(request, record)


def _number(request: HttpRequest) -> str:
    """The number of the form that was sent, or nothing."""
    number = request.POST.get("form_number", "")
    return number if NUMBER.fullmatch(number) else ""


def _digest(request: HttpRequest) -> str:
    """Of the number of the form and all that it contains, whichever button was pressed."""
    own = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_CONTENT)
    return blake2b(repr(own).encode(), digest_size=16).hexdigest()
