"""Each form that is shown has a number. A script keeps what is typed into it until the server says that it is saved."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from articles.admin.forms.sent_twice import NUMBER, SavesOnce, form_number

COOKIE = "desk_saved"  # the numbers of the forms saved last, for the script
MOST_NUMBERS = 10
SECONDS = 86_400


class KeepsTypedWork(SavesOnce):
    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record is None or self.has_change_permission(request, record):
            context["form_number"] = form_number(request) or get_random_string(12)
        return super().render_change_form(request, context, *args, **kwargs)

    def note_saved(self, request: HttpRequest) -> None:
        super().note_saved(request)
        request.saved_form = form_number(request)  # type: ignore[attr-defined]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().changeform_view(request, *args, **kwargs)
        number = getattr(request, "saved_form", None)
        if number:
            earlier = [one for one in request.COOKIES.get(COOKIE, "").split(".") if NUMBER.fullmatch(one)]
            numbers = ".".join([*earlier, number][-MOST_NUMBERS:])
            response.set_cookie(COOKIE, numbers, max_age=SECONDS, path="/admin/", samesite="Lax")
        return response
