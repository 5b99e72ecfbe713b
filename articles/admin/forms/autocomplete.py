"""Form fields that choose a record by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.primary_keys import is_primary_key
from articles.models import Role

# What a record is called by: the first of these that its model has.
NAMING_FIELDS = ("name", "title", "headline", "summary", "text")
# Ours must run after Django's, which makes the boxes.
SCRIPTS = [
    "admin/js/autocomplete.js",
    "js/desk/autocomplete.js",  # waits for the right answer
    "js/desk/labels.js",  # names the box
    "js/desk/add_record.js",  # adds a record that is missing
]


class RecordsField(forms.ModelMultipleChoiceField):
    """Rejects a value that cannot be a primary key with the message for a record that does not exist."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if not is_primary_key(key):
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": key}
                )
        return super().clean(value)


class LabelledSearchBox:
    """For a select widget: labels its search box, and ignores chosen values that cannot be primary keys."""

    @property
    def media(self) -> forms.Media:
        media: forms.Media = super().media + forms.Media(js=SCRIPTS)  # type: ignore[misc]
        return media

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the messages that the script puts into labels."""
        attrs: dict[str, Any] = super().build_attrs(*args, **kwargs)  # type: ignore[misc]
        # Translators: what a field of a form contains, such as "Outlet: Reuters".
        attrs["data-label"] = _("%(field)s: %(chosen)s")
        # Translators: stands for %(chosen)s in "%(field)s: %(chosen)s".
        attrs["data-nothing-chosen"] = _("nothing chosen")
        if name := self.naming_field:
            # Translators: the last choice of a list of records: what was typed becomes the name of a new one.
            attrs["data-add"] = _("Add “%(name)s” (Ctrl + Enter)")
            attrs["data-add-as"] = name
        if self.field.remote_field.model is Role:  # type: ignore[attr-defined]
            attrs["data-roles"] = reverse("admin:articles_role_of")
        return attrs

    @property
    def naming_field(self) -> str:
        """The field of a new record that what was typed goes into; "" if it has none."""
        related = self.field.remote_field.model._meta  # type: ignore[attr-defined]
        names = {field.name for field in related.get_fields()}
        return next((name for name in NAMING_FIELDS if name in names), "")

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [key for key in value if is_primary_key(key)], attrs)  # type: ignore[misc]


class RecordSelect(LabelledSearchBox, AutocompleteSelect):
    pass


class RecordSelectMultiple(LabelledSearchBox, AutocompleteSelectMultiple):
    pass


class AutocompletesRelations(BaseModelAdmin):
    """Makes every relation of the model an autocomplete field."""

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        opts = self.model._meta
        return [field.name for field in (*opts.fields, *opts.many_to_many) if field.remote_field]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs.setdefault("widget", RecordSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs.setdefault("form_class", RecordsField)
        kwargs.setdefault("widget", RecordSelectMultiple(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> Any:
        """A role's name contains its person's; without the join, each role shown would cost a query."""
        if db_field.remote_field.model is Role:
            return Role.objects.using(db).select_related("person")
        return super().get_field_queryset(db, db_field, request)
