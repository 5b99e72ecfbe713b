"""Shows who else has the form of a record open, when the form is opened. A script keeps that up to date."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.primary_keys import is_primary_key
from articles.models import OpenForm
from articles.models.base import spell_time

logger = logging.getLogger(__name__)


class ShowsPresence(admin.ModelAdmin):
    @property
    def _noun(self) -> str:
        return str(self.opts.model_name)

    @property
    def _presence_name(self) -> str:
        return f"{self.opts.app_label}_{self._noun}_open"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.presence_view))
        return [path("<int:key>/open/", view, name=self._presence_name), *super().get_urls()]

    def presence_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """For the script of the form: it is still open, or is being left. Answers who else has it open."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if not is_primary_key(key):
            raise Http404(_("There is no such record."))
        if "left" in request.POST:
            OpenForm.objects.release(request.user, self._noun, key)
            return HttpResponse("", content_type="text/plain")
        return HttpResponse(self._note(request, key), content_type="text/plain")

    def _note(self, request: HttpRequest, key: int) -> str:
        try:
            with transaction.atomic():
                OpenForm.objects.note(request.user, self._noun, key)
        except Error as error:  # the form is of more use than the note
            logger.warning("It could not be noted that a form is open: %s", error)
        return "\n".join(self._sentences(request, key))

    def _sentences(self, request: HttpRequest, key: int) -> list[str]:
        others = OpenForm.objects.of_others(request.user, self._noun, key)
        sentence = _("Open at another editor’s desk since %(time)s: %(who)s.")
        return [sentence % {"time": spell_time(other.opened_at), "who": other.user} for other in others]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record is not None and self.has_change_permission(request, record):
            context["presence"] = self._note(request, record.pk)
            context["presence_address"] = reverse(f"admin:{self._presence_name}", args=[record.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if "_continue" not in request.POST:
            OpenForm.objects.release(request.user, self._noun, obj.pk)
        return super().response_change(request, obj)
