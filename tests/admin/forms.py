"""Fills in the desk's forms as a browser does: every field as the page shows it, then the editor's changes."""

from __future__ import annotations

from typing import Any

from django.test import Client


def _shown(form: Any) -> dict[str, Any]:
    values = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, bool):
            value = "on" if value else None
        if value is not None:
            values[bound.html_name] = value
    return values


def submit(client: Client, address: str, **changes: Any) -> Any:
    """Opens the form at this address, makes the changes and saves. Returns the response."""
    context = client.get(address).context
    values = _shown(context["adminform"].form)
    for inline in context.get("inline_admin_formsets", []):
        formset = inline.formset
        for form in (formset.management_form, *formset.forms):
            values |= _shown(form)
    return client.post(address, {**values, **changes})


def errors(response: Any) -> dict[str, Any]:
    """Field -> messages, for the main form and every inline form."""
    found = dict(response.context["adminform"].form.errors)
    for inline in response.context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            found |= {form.add_prefix(name): texts for name, texts in form.errors.items()}
    return {name: list(texts) for name, texts in found.items()}


def messages(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]
