"""The form in which readers report errors."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.error_report import LONGEST_SOURCE, LONGEST_TEXT

SHORTEST_TEXT = 10  # letters


class ReportForm(forms.Form):
    """`website` is a trap: it is not shown, so whoever fills it in is a program."""

    text = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        min_length=SHORTEST_TEXT,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Say what is wrong.")},
    )
    source = forms.CharField(label=gettext_lazy("Where can it be checked?"), max_length=LONGEST_SOURCE, required=False)
    email = forms.EmailField(label=gettext_lazy("Your e-mail address"), required=False)
    website = forms.CharField(label=gettext_lazy("Leave this field empty"), max_length=200, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(_with_plain_line_ends(data))

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Empty this field. Only programs fill it in."))
        return ""


def _with_plain_line_ends(data: Any) -> Any:
    """Browsers send two characters for the end of a line, which would count twice against the longest text."""
    if data is None or "text" not in data:
        return data
    return data.dict() | {"text": data["text"].replace("\r\n", "\n")}
