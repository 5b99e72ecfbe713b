"""The form that says what to change in the chosen records. A field that is left alone is not changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models.stored_values import stored_value

ADD, REMOVE, REPLACE = "add", "remove", "replace"


class BulkForm(forms.Form):
    """`fields` of the model can be changed. Each has a box for the value, and a tick that empties it."""

    def __init__(self, admin: Any, request: HttpRequest, fields: tuple[str, ...], data: Any = None) -> None:
        super().__init__(data)
        self.model_fields = {name: admin.model._meta.get_field(name) for name in fields}
        for name, model_field in self.model_fields.items():
            self.fields[name] = _box(admin, request, model_field)
            if model_field.many_to_many:
                choices = [(ADD, _("add these")), (REMOVE, _("remove these")), (REPLACE, _("replace all by these"))]
                self.fields[f"{name}_how"] = forms.ChoiceField(choices=choices, label=_("How"), required=False)
            if model_field.blank:
                self.fields[f"{name}_empty"] = forms.BooleanField(required=False, label=_("Remove what is there"))

    def lines(self) -> list[list[forms.BoundField]]:
        """The bound fields of each field of the model."""
        names = [[name, f"{name}_how", f"{name}_empty"] for name in self.model_fields]
        return [[self[name] for name in line if name in self.fields] for line in names]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        for name in self.model_fields:
            if values.get(f"{name}_empty") and values.get(name):
                self.add_error(name, _("Choose a value or remove what is there, not both."))
        if not self.errors and not self.wanted():
            raise forms.ValidationError(_("Choose what to change."))
        return values

    def wanted(self) -> set[str]:
        values = self.cleaned_data
        return {name for name in self.model_fields if values.get(name) or values.get(f"{name}_empty")}

    def new_values(self, record: Any) -> dict[str, Any]:
        """Field -> the value that the record would get, of those that would change."""
        new = {name: self._new_value(record, name) for name in sorted(self.wanted())}
        return {name: value for name, value in new.items() if value != stored_value(record, name)}

    def _new_value(self, record: Any, name: str) -> Any:
        field, values = self.model_fields[name], self.cleaned_data
        chosen = values[name]
        if not field.many_to_many:
            if values.get(f"{name}_empty"):
                return field.get_default() if not field.null else None
            return chosen.pk if isinstance(chosen, models.Model) else chosen
        keys, before = {one.pk for one in chosen}, set(stored_value(record, name))
        if values.get(f"{name}_empty"):
            return []
        how = values[f"{name}_how"]
        return sorted(before - keys if how == REMOVE else keys if how == REPLACE else before | keys)


def _box(admin: Any, request: HttpRequest, model_field: Any) -> forms.Field:
    field: forms.Field = admin.formfield_for_dbfield(model_field, request)
    field.widget = getattr(field.widget, "widget", field.widget)  # without the links that add a record
    field.required = False
    field.help_text = ""
    field.label = capfirst(str(model_field.verbose_name))
    field.initial = None
    if isinstance(field, forms.TypedChoiceField):
        field.choices = [("", _("as it is")), *((value, label) for value, label in model_field.choices)]
    return field
