"""Addresses that somebody typed or mangled: an answer in words, never a crash and never a silently unfiltered list."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ERROR_FLAG, SEARCH_VAR
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from articles.admin.primary_keys import is_primary_key

YEAR = re.compile(r"[1-9][0-9]{0,3}")


def is_malformed(query: QueryDict) -> bool:
    """Whether a query string holds a null byte, a number too large for the database, or a year that does not exist."""
    return any(_is_malformed(name, value) for name, values in query.lists() for value in values)


def _is_malformed(name: str, value: str) -> bool:
    if "\x00" in name or "\x00" in value:
        return True
    if "year" in name.split("__")[1:] and not YEAR.fullmatch(value):
        return True
    numbers = [part for part in value.lstrip("-").split(",") if part.isdigit()]
    return name != SEARCH_VAR and not all(map(is_primary_key, numbers))


class RejectsMalformedRequests(admin.ModelAdmin):
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if is_malformed(request.GET):
            return self._explain(request, "That address made no sense. This is the whole list.")
        if not all(is_primary_key(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            return self._explain(request, "What was selected is no record. Nothing was changed.")
        if ERROR_FLAG in request.GET and request.method == "GET":
            return self._explain(request, "No such filter or page. This is the whole list.")
        return super().changelist_view(request, extra_context)

    def _explain(self, request: HttpRequest, message: str) -> HttpResponse:
        messages.error(request, message)
        return HttpResponseRedirect(request.path)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        if not is_primary_key(object_id):
            raise Http404("No such record.")
        return super().history_view(request, object_id, extra_context)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Autocomplete asks here too; PostgreSQL refuses a null byte in any text."""
        return super().get_search_results(request, queryset, search_term.replace("\x00", ""))
