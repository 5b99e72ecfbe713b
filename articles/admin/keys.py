"""Primary keys as they come from an address or a form: whole numbers that a database can hold, or not keys at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

# Eighteen digits always fit into the database's big integer. Longer ones crash an `IN (…)` on SQLite.
KEY = re.compile(r"[0-9]{1,18}", re.ASCII)


def is_key(value: object) -> bool:
    return bool(KEY.fullmatch(str(value)))


class KeyedMultipleChoice(forms.ModelMultipleChoiceField):
    """Refuses what cannot be a key as it refuses a key that is not there."""

    def clean(self, value: Any) -> Any:
        for one in value or ():
            if not is_key(one):
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": one}
                )
        return super().clean(value)


AFTER_DJANGOS = ["admin/js/autocomplete.js", "js/admin_labels.js"]


class Named:
    """Loads the script that names the search boxes for screen readers, after Django's own."""

    @property
    def media(self) -> forms.Media:
        media: forms.Media = super().media + forms.Media(js=AFTER_DJANGOS)  # type: ignore[misc]
        return media


class KeyedSelect(Named, AutocompleteSelect):
    """An autocomplete field that shows nothing where the value cannot be a key, instead of crashing on it."""

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [one for one in value if is_key(one)], attrs)


class KeyedSelectMultiple(Named, AutocompleteSelectMultiple):
    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [one for one in value if is_key(one)], attrs)
