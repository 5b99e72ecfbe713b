"""Whoever changes what readers have seen says why. The reason is kept with the version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.forms.versioned import VersionedForm
from articles.models.readership import is_public

LONGEST = 300  # letters


class ReasonField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=gettext_lazy("Reason for the change"),
            help_text=gettext_lazy("Readers have seen this. Say in a few words what was wrong or new."),
            max_length=LONGEST,
            widget=AdminTextInputWidget(attrs={"dir": "auto"}),
            **kwargs,
        )


class AsksForReason(VersionedForm):
    """The form of a record with its rows. `rows` of its record are the row sets that are saved together with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_public = self.is_edit and is_public(self.instance)
        if self.was_public:
            self.fields["change_reason"] = ReasonField(required=False)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.was_public and not self.cleaned_data.get("change_reason") and self._anything_changed():
            self.add_error("change_reason", _("Readers have seen what you change. Say why you change it."))

    def _anything_changed(self) -> bool:
        rows = getattr(self.instance, "edited_rows", ())
        return bool(self.written) or any(row_set.is_changed() for row_set in rows)


def reason_of(request: HttpRequest) -> str:
    """The reason that came with a deletion, or with an action on a list."""
    return request.POST.get("change_reason", "").strip()[:LONGEST]


def lacks_reason(request: HttpRequest, records: Iterable[Any]) -> bool:
    """Whether readers can see one of the records, and no reason was given. If so, tells the editor."""
    if reason_of(request) or not any(map(is_public, records)):
        return False
    messages.error(request, _("Readers have seen what you chose. Say why. Nothing was changed."))
    return True
