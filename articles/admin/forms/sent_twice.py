"""A form that is sent twice, as by a double click, is saved once: both requests get the same answer."""

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

NUMBER = re.compile(r"\w{12}", re.ASCII)
NOT_CONTENT = {"csrfmiddlewaretoken", "_save", "_continue", "_addanother"}


def form_number(request: HttpRequest) -> str:
    """The number of the form that was sent; "" if it has none."""
    number = request.POST.get("form_number", "")
    return number if NUMBER.fullmatch(number) else ""


class SavesOnce(admin.ModelAdmin):
    """The log entry of what a form saved has a digest of the form, by which a second request finds it."""

    def note_saved(self, request: HttpRequest) -> None:
        """Is called for each request whose form is saved, or was saved by an earlier one."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.note_saved(request)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        message = super().construct_change_message(request, form, formsets, add)
        return [*message, {"form": _digest(request)}] if form_number(request) else message

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not form_number(request):
            return super().changeform_view(request, *args, **kwargs)
        with transaction.atomic():
            # A second request with the same form waits here until the first one has saved it.
            list(User.objects.select_for_update(no_key=True).filter(username=request.user.get_username()))
            return self._answer_again(request) or super().changeform_view(request, *args, **kwargs)

    def _answer_again(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to a form that was saved with the same contents already, unless its record was changed since."""
        entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(self.model))
        saved = entries.filter(user=request.user.pk, change_message__contains=_digest(request)).first()
        record = self.get_object(request, str(saved.object_id)) if saved else None
        if saved is None or record is None:
            return None
        if saved.is_change() and entries.filter(object_id=saved.object_id, pk__gt=saved.pk).exists():
            return None
        self.note_saved(request)
        return self.response_add(request, record) if saved.is_addition() else self.response_change(request, record)


def _digest(request: HttpRequest) -> str:
    """Of the number of the form and all that it contains, whichever button was pressed."""
    own = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_CONTENT)
    return blake2b(repr(own).encode(), digest_size=16).hexdigest()
