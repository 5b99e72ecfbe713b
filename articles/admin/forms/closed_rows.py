"""A long form shows each saved row as a line. A row is opened by itself, and only then sends its fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminForm, InlineAdminFormSet
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.admin.forms.conflicts import Conflict
from articles.admin.forms.fingerprints import fingerprint
from articles.admin.forms.rows import RowSet
from articles.admin.forms.versioned import VersionedForm
from articles.admin.primary_keys import is_primary_key

OPENED = "opened"  # the hidden field of a row whose fields are on the page
CLOSED_FIELDS = ("order",)  # what a closed row sends besides its key and whether to delete it
MOST_ROWS = 10_000


class ClosedRow(VersionedForm):
    """Shows a line of the record. If any column of it was changed meanwhile, it is not deleted unseen."""

    is_closed = True

    def _note_stored_values(self) -> None:
        super()._note_stored_values()
        columns = [field for field in self.instance._meta.concrete_fields if field.name not in CLOSED_FIELDS]
        self.line = fingerprint("\x00".join(str(field.value_from_object(self.instance)) for field in columns))
        self.fields["line"] = forms.CharField(required=False, widget=forms.HiddenInput, initial=self.line)

    def _compare(self) -> None:
        super()._compare()
        if self.cleaned_data.get("DELETE") and self.cleaned_data.get("line") != self.line and not self.conflict:
            self.conflict = Conflict(self, {}, set(), set(), {})
            self.add_error(None, self.conflict.message)
            self._show_again(set(), set())
            self.data[self.add_prefix("line")] = self.line  # type: ignore[index]


class ClosedRowSet(RowSet):
    @cached_property
    def closed_form(self) -> Any:
        """The form of a row with the few fields that can be changed without opening it."""
        meta = type("Meta", (self.form.Meta,), {"fields": CLOSED_FIELDS})  # type: ignore[attr-defined]
        return type("Closed" + self.form.__name__, (ClosedRow, self.form), {"Meta": meta})

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        if i >= self.initial_form_count() or (self.is_bound and f"{self.prefix}-{i}-{OPENED}" in self.data):
            return super()._construct_form(i, **kwargs)
        form_class = self.form
        self.form = self.closed_form
        try:
            return super()._construct_form(i, **kwargs)
        finally:
            self.form = form_class

    def open_row(self, record: Any, index: int) -> Any:
        """The form of one stored record, as the row with this index."""
        form = self.form(
            instance=record,
            prefix=f"{self.prefix}-{index}",
            auto_id=self.auto_id,
            error_class=self.error_class,
            use_required_attribute=False,
        )
        self.add_fields(form, index)
        return form


class OpensRows(admin.ModelAdmin):
    """Serves the fields of one row, for the script that opens it. `opening_inline` is the inline of the closed rows."""

    opening_inline: Any

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_row"
        view = self.admin_site.admin_view(self.row_view)
        return [path("<int:key>/rows/<int:row_key>/", view, name=name), *super().get_urls()]

    def row_view(self, request: HttpRequest, key: int, row_key: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        index = request.GET.get("row", "")
        if not (is_primary_key(key) and is_primary_key(row_key) and is_primary_key(index) and int(index) < MOST_ROWS):
            raise Http404(_("There is no such record."))
        owner = self.get_object(request, str(key))
        inline = self.opening_inline(self.model, self.admin_site)
        found = inline.get_queryset(request).filter(pk=row_key)
        formset = inline.get_formset(request, owner)(instance=owner, queryset=found)
        record = found.filter(**{formset.fk.name: owner}).first() if owner else None
        if record is None:
            raise Http404(_("There is no such record."))
        form = formset.open_row(record, int(index))
        fieldsets = list(inline.get_fieldsets(request, owner))
        row = InlineAdminForm(formset, form, fieldsets, {}, record, (), model_admin=inline)
        rows = InlineAdminFormSet(inline, formset, fieldsets, {}, (), self, has_change_permission=True)
        context = {"inline_admin_form": row, "inline_admin_formset": rows, "row": index}
        return TemplateResponse(request, "admin/opened_row.html", context)
