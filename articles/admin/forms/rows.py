"""The rows of a form: the records that belong to it, such as the statements of an article. Each has its own version."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from articles.admin.forms.fingerprints import fingerprint
from articles.admin.forms.versioned import VersionedForm
from articles.admin.primary_keys import is_primary_key
from articles.models import DeletedRecord

TOLD = "gone"  # the hidden field of a row that says that the editor knows that it was deleted


class RowSet(forms.BaseInlineFormSet):
    """A row that somebody else deleted meanwhile is left out. If the editor changed it, the form says so first."""

    model: Any
    forms: Any
    initial_forms: Any

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if self.is_bound and i < self.initial_form_count() and not form.is_edit:
            form.gone = Gone(self, form)
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        key = str(self.model._meta.pk.name)
        if form.is_edit or (index is not None and index < self.initial_form_count()):
            # Django looks each row up once more, and tells of one that is gone beside this hidden field.
            form.fields[key] = forms.IntegerField(required=False, initial=form.instance.pk, widget=forms.HiddenInput)
        if "DELETE" in form.fields:
            record = str(form.instance) if form.instance.pk else ""
            label = _("Delete %(record)s") % {"record": record} if record else _("Delete")
            form.fields["DELETE"].widget.attrs["aria-label"] = label

    def _should_delete_form(self, form: Any) -> bool:
        if form.gone:
            return bool(form.gone.settled)
        wanted: bool = super()._should_delete_form(form)  # type: ignore[misc]
        return wanted and form.conflict is None

    def show_again(self) -> None:
        """Django pairs the rows with those that are stored now; a row that is gone would shift all after it."""
        if self.is_bound:
            self._queryset = [form.gone.record if form.gone else form.instance for form in self.initial_forms]

    def gone(self) -> list[Gone]:
        return [form.gone for form in self.initial_forms if form.gone] if self.is_bound else []

    def is_changed(self) -> bool:
        return bool(self.deleted_forms) or any(form.has_changed() for form in self.forms if not form.gone)

    def delete_existing(self, obj: Any, commit: bool = True) -> None:
        if commit:
            DeletedRecord.objects.delete(obj)


class Gone:
    """A row whose record no longer exists."""

    def __init__(self, rows: RowSet, form: VersionedForm) -> None:
        self.form = form
        self.key = rows.data.get(form.add_prefix(str(rows.model._meta.pk.name)), "")
        self.told_key = form.add_prefix(TOLD)
        self.settled = self.told = bool(rows.data.get(self.told_key))
        self.deleted = DeletedRecord.objects.latest_of(rows.model, self.key)

    def check(self) -> None:
        """Decides whether the row can be left out: the editor did not change it, or has been told."""
        values = self.form.cleaned_data
        changed = any(fingerprint(values.get(name)) != self.form.opened[name] for name in self.form.names)
        self.settled = self.told or not changed
        self.form.errors.clear()
        if not self.settled:
            self.form.add_error(None, self.message)

    @property
    def message(self) -> str:
        left = _("Nothing has been saved. Copy what you need from this row, and save again to save all the rest.")
        return f"{self.notice} {left}"

    @property
    def notice(self) -> str:
        return self.deleted.notice if self.deleted else _("This row was deleted after you had opened it.")

    @property
    def record(self) -> Any:
        """Stands for the record on the page."""
        record = type(self.form.instance)()
        record.pk = int(self.key) if is_primary_key(self.key) else None
        return record
