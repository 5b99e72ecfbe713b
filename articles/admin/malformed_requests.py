"""Answers to malformed requests: a message to the editor; neither an error page nor a list that looks filtered."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ERROR_FLAG, SEARCH_VAR
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

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
            return self._reject(request, _("This address is not valid. The list below is not filtered."))
        if not all(is_primary_key(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            return self._reject(request, _("The selection is not valid. Nothing was changed."))
        if ERROR_FLAG in request.GET and request.method == "GET":
            return self._reject(request, _("There is no such filter or page. The list below is not filtered."))
        return super().changelist_view(request, extra_context)

    def _reject(self, request: HttpRequest, message: str) -> HttpResponse:
        messages.error(request, message)
        return HttpResponseRedirect(request.path)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        if not is_primary_key(object_id):
            raise Http404(_("There is no such record."))
        return super().history_view(request, object_id, extra_context)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Removes null bytes, which PostgreSQL rejects in any text. Lists and autocomplete fields search by this."""
        return super().get_search_results(request, queryset, search_term.replace("\x00", ""))
