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


class Opened:
    """A form of the desk in a browser, with its rows: as it was opened, or as it came back."""

    def __init__(self, client: Client, address: str, response: Any) -> None:
        self.client = client
        self.address = address
        self.response = response
        self.values: dict[str, Any] = {}
        self.forms: list[Any] = []
        if response.context and "adminform" in response.context:
            self._read(response.context)

    def open_row(self, row: str) -> None:
        """Loads the fields of a row, as the button of a closed one does."""
        (index,) = [number for number, form in enumerate(self.forms) if form.prefix == row]
        form = self.forms[index]
        if form.is_closed:
            address = self.address.replace("change/", f"rows/{form.instance.pk}/")
            opened = self.client.get(address, {"row": row.rpartition("-")[2]}).context["inline_admin_form"].form
            self.values |= {**_shown(opened), f"{row}-opened": "1"}
            self.forms[index] = opened

    def _read(self, context: Any) -> None:
        self.forms = [context["adminform"].form]
        for inline in context.get("inline_admin_formsets", []):
            self.values |= _shown(inline.formset.management_form)
            self.forms += inline.formset.forms
        for form in self.forms:
            self.values |= _shown(form)
            if getattr(form, "gone", None):
                self.values[form.gone.told_key] = "1"
            elif form.prefix and getattr(form, "is_edit", False) and not form.is_closed:
                self.values[form.add_prefix("opened")] = "1"

    def choose(self, field: str, choice: str) -> dict[str, str]:
        """What the radio button sends that chooses the stored or the sent value of a field."""
        for conflict in [form.conflict for form in self.forms if form.conflict]:
            for difference in conflict.differences:
                if difference.key.replace("choice-", "") == field:
                    return {difference.key: next(v for v, _label, _on in difference.options if v.startswith(choice))}
        raise AssertionError(f"There is no choice for {field}.")

    def send(self, **changes: Any) -> Opened:
        """Makes the changes and saves. Returns the form that comes back; without fields if it was saved."""
        closed = {form.prefix for form in self.forms if getattr(form, "is_closed", False)}
        for name in changes.keys() - self.values.keys():
            row, _dash, field = name.rpartition("-")
            if row in closed and field != "DELETE":
                self.open_row(row)
                closed.remove(row)
        response = self.client.post(self.address, {**self.values, **changes})
        return Opened(self.client, self.address, response)


def open_form(client: Client, address: str, *rows: str) -> Opened:
    """Opens the form at this address, and in it the rows with these prefixes."""
    opened = Opened(client, address, client.get(address))
    for row in rows:
        opened.open_row(row)
    return opened


def submit(client: Client, address: str, **changes: Any) -> Any:
    """Opens the form at this address, makes the changes and saves. Returns the response."""
    return open_form(client, address).send(**changes).response


def errors(response: Any) -> dict[str, Any]:
    """Field -> messages, for the main form and every inline form."""
    found = dict(response.context["adminform"].form.errors)
    for inline in response.context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            found |= {form.add_prefix(name): texts for name, texts in form.errors.items()}
    return {name: list(texts) for name, texts in found.items()}


def messages(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]
