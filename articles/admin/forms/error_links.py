"""After a mistake a list of all errors stands above the form, with links. The first field in error has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ErrorLink:
    text: str
    target: str  # the id of a field or of a row; "" for an error of the whole form


class ListsErrors(admin.ModelAdmin):
    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if context.get("errors"):
            form = context["adminform"].form
            row_sets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["error_links"] = list(_links(form, row_sets))
            _focus_first([form, *(row for rows in row_sets for row in rows.forms)])
        return super().render_change_form(request, context, *args, **kwargs)


def _links(form: Any, row_sets: list[Any]) -> Iterator[ErrorLink]:
    for name, errors in form.errors.items():
        for error in errors:
            if name == NON_FIELD_ERRORS:
                if not form.conflict:  # which is shown above the list
                    yield ErrorLink(error, "")
            else:
                facts = {"field": _label(form, name), "error": error}
                yield ErrorLink(_("%(field)s: %(error)s") % facts, form[name].id_for_label)
    for rows in row_sets:
        for number, row in enumerate(rows.forms, start=1):
            title = _("%(noun)s %(number)s") % {"noun": capfirst(rows.model._meta.verbose_name), "number": number}
            for name, errors in row.errors.items():
                for error in errors:
                    yield _row_link(row, title, name, error)


def _row_link(row: Any, title: str, name: str, error: str) -> ErrorLink:
    if name == NON_FIELD_ERRORS:
        return ErrorLink(_("%(row)s: %(error)s") % {"row": title, "error": error}, row.prefix)
    facts = {"row": title, "field": _label(row, name), "error": error}
    return ErrorLink(_("%(row)s, %(field)s: %(error)s") % facts, row[name].id_for_label)


def _label(form: Any, name: str) -> str:
    return capfirst(str(form[name].label))


def _focus_first(forms: list[Any]) -> None:
    for form in forms:
        for name in form.fields:
            if name in form.errors and not form[name].is_hidden:
                widget = form.fields[name].widget
                getattr(widget, "widget", widget).attrs["autofocus"] = True  # Django wraps that of a relation
                return
