"""What the pages of all nouns share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, AdminURLFieldWidget
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.admin.edits.deleting import PutsInTrash
from articles.admin.edits.history import RestoresVersions
from articles.admin.edits.renaming import RedirectsOldAddresses
from articles.admin.edits.saving import SavesEdits
from articles.admin.forms.autocomplete import AutocompletesRelations
from articles.admin.forms.checked import CheckedForm
from articles.admin.forms.error_links import ListsErrors
from articles.admin.forms.kept import KeepsTypedWork
from articles.admin.forms.presence import ShowsPresence
from articles.admin.forms.rows import RowSet
from articles.admin.forms.warnings import ShowsWarnings
from articles.admin.forms.written_values import DateBox, RoundedDecimalField, WrittenDateField
from articles.admin.lists.counts import CountsRelated
from articles.admin.lists.searching import SearchesAnyCase
from articles.admin.malformed_requests import RejectsMalformedRequests


class DeskForm(CheckedForm):
    """Shows the message of a violated database constraint beside a field, not at the top of the page."""

    def full_clean(self) -> None:
        super().full_clean()
        general = self.errors.pop(NON_FIELD_ERRORS, None)
        by_message = {str(one.violation_error_message): one for one in self.instance._meta.constraints}
        for error in general.as_data() if general else ():
            constraint = by_message.get(str(error.message))
            self.add_error(self._field_of(constraint) if constraint else None, error)

    def _field_of(self, constraint: models.BaseConstraint) -> str | None:
        """The last field of the form that the constraint concerns: the end of a period rather than its start."""
        condition = getattr(constraint, "condition", None)
        concerned = condition.referenced_base_fields if condition else getattr(constraint, "fields", ())
        visible = [name for name, field in self.fields.items() if name in concerned and not self[name].is_hidden]
        return visible[-1] if visible else None


class DeskForms(AutocompletesRelations):
    """What the form of a record and those of its inlines share. Any text may run from right to left."""

    form: type[forms.ModelForm[Any]] = DeskForm
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4, "dir": "auto"})},
        models.CharField: {"widget": AdminTextInputWidget(attrs={"dir": "auto"})},
        models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"},
        models.DateField: {"form_class": WrittenDateField, "widget": DateBox},
        models.DecimalField: {"form_class": RoundedDecimalField},
    }


class DeskAdmin(
    DeskForms,
    RejectsMalformedRequests,
    RedirectsOldAddresses,
    CountsRelated,
    SearchesAnyCase,
    PutsInTrash,
    RestoresVersions,
    ShowsPresence,
    KeepsTypedWork,
    ListsErrors,
    ShowsWarnings,
    SavesEdits,
):
    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False  # it would count a million statements twice for one list
    save_on_top = True

    def action_checkbox(self, obj: models.Model) -> SafeString:
        """Without the template that Django renders for each of fifty boxes, which makes a list slower."""
        box = '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">'
        return format_html(box, ACTION_CHECKBOX_NAME, obj.pk, gettext("Select “%(record)s”") % {"record": obj})


class DeskTabularInline(DeskForms, admin.TabularInline):
    extra = 0
    formset = RowSet

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Labels each field, because screen readers do not take the heading of a column as its label."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = capfirst(db_field.verbose_name)
        return field


class DeskStackedInline(DeskForms, admin.StackedInline):
    extra = 0
    formset = RowSet
