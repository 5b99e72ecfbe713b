"""The statements in the form of their article."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from articles.admin.base import DeskForm, DeskStackedInline
from articles.admin.carrying_over import carried_from, last_statement
from articles.admin.forms.closed_rows import ClosedRowSet
from articles.admin.statement import ONE_SCREEN, THE_REST
from articles.models import Statement

SHORT_TEXTS = ("words", "paraphrase", "context", "anchor_exact")
ADDED_WHILE_TYPING = ("speaker", "role", "organisation", "venue", "utterance")  # the others are short lists


class StatementForm(DeskForm):
    """A new statement is only saved if it has more than what was carried over from the one before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SHORT_TEXTS:
            if name in self.fields:
                self.fields[name].widget.attrs["rows"] = 3
        if self.instance._state.adding:
            self.fields["carried"] = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def changed_data(self) -> list[str]:
        """Without the fields that the script filled in, which it names in `carried`, and the order that it gave."""
        changed = super().changed_data
        if "carried" not in self.fields:
            return changed
        carried = self.data.get(self.add_prefix("carried"), "").split() if self.is_bound else []
        return [name for name in changed if name not in (*carried, "carried", "order")]


class StatementRowSet(ClosedRowSet):
    @cached_property
    def last_values(self) -> str:
        """What a new statement takes over from the last that is saved, for the script. JSON."""
        last = last_statement(self.instance.pk)
        return json.dumps(carried_from(last)) if last else ""


class StatementInline(DeskStackedInline):
    """The statements of an article in its order. Saved ones are closed."""

    model = Statement
    form = StatementForm
    formset = StatementRowSet
    template = "admin/statement_inline.html"
    ordering = ("order", "pk")
    show_change_link = True
    view_on_site = False  # the statement's own page at the desk has the link
    fieldsets = (ONE_SCREEN, THE_REST)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return super().get_queryset(request).select_related("speaker", "organisation")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The order stands in the heading of a row, outside of all fieldsets.

        The attribution is the last field of the form, because a statement by nobody is told beside the last that could
        name somebody.
        """
        names = [name for name in flatten_fieldsets(self.get_fieldsets(request, obj)) if name != "attribution"]
        kwargs.setdefault("fields", ["order", *names, "attribution"])
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only the link that adds a record stands beside a box: a row is one screen."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget: Any = getattr(field, "widget", None)
        if hasattr(widget, "can_add_related"):
            widget.can_change_related = widget.can_view_related = widget.can_delete_related = False
            widget.can_add_related = widget.can_add_related and db_field.name in ADDED_WHILE_TYPING
        return field
