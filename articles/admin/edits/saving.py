"""Saves a form as one edit: under a lock, only what was changed, with one version of each record and its reason."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from articles.admin.edits.locking import lock_tree
from articles.admin.forms.reasons import AsksForReason
from articles.admin.forms.rows import RowSet
from articles.models import DeletedRecord
from articles.models.versions import current_edit, one_edit


class SavesEdits(admin.ModelAdmin):
    change_form_template = "admin/desk_form.html"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic(), one_edit(request.user):
            lock_tree(self.model, object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form_class = super().get_form(request, obj, change=change, **kwargs)
        asks = obj is not None and self.has_change_permission(request, obj)
        return type(form_class.__name__, (AsksForReason, form_class), {}) if asks else form_class

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """The form of the record needs to know its rows: a change of these, too, needs a reason."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        obj.edited_rows = formsets
        return formsets, inlines

    def get_inline_formsets(
        self, request: HttpRequest, formsets: Any, inline_instances: Any, obj: Any = None, **kwargs: Any
    ) -> list[helpers.InlineAdminFormSet]:
        for formset in formsets:
            if isinstance(formset, RowSet):
                formset.show_again()
        return super().get_inline_formsets(request, formsets, inline_instances, obj, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        current_edit().reason = form.cleaned_data.get("change_reason") or ""
        if change:
            form.save_changes()
        else:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            for gone in formset.gone():
                left = _("All the rest has been saved.")
                messages.warning(request, f"{gone.notice} {left}")

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        deleted = DeletedRecord.objects.latest_of(self.model, object_id)
        if deleted is None or not request.user.has_perm("articles.view_deletedrecord"):
            answer: HttpResponse = super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
            return answer
        messages.warning(request, deleted.notice)
        return HttpResponseRedirect(deleted.desk_address)
