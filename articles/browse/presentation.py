"""How a list is shown: as cards or as a table, with which columns, with how many rows on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from articles.browse.options import Option
from articles.browse.selection import Selection
from articles.nouns import Noun

HOW_SHOWN = ("sort", "page", "view", "column", "rows")  # the parameters of a list that select no rows
ROWS = (25, 50, 100)  # on a page
CARDS, TABLE = "cards", "table"
VIEW_LABELS = {CARDS: _("List"), TABLE: _("Table")}


class PresentationFilter(django_filters.ChoiceFilter):
    """Validates one choice. It does not filter: `browse` reads it from the selection."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs


class ColumnsFilter(django_filters.Filter):
    """Validates the columns of a table."""

    field_class = forms.MultipleChoiceField

    def filter(self, qs: Any, value: list[str]) -> Any:
        return qs


def presentation_filters(noun: Noun) -> dict[str, django_filters.Filter]:
    filters: dict[str, django_filters.Filter] = {
        "rows": PresentationFilter(
            label=_("Rows on a page"),
            choices=[(str(rows), rows) for rows in ROWS],
            error_messages={"invalid_choice": _("Choose 25, 50 or 100 rows.")},
        )
    }
    if noun.table:
        filters["view"] = PresentationFilter(
            label=_("View"),
            choices=[*VIEW_LABELS.items()],
            error_messages={"invalid_choice": _("Choose “cards” or “table”.")},
        )
        filters["column"] = ColumnsFilter(
            label=_("Columns"),
            choices=[(column.name, column.label) for column in noun.table],
            error_messages={"invalid_choice": _("The table has no such column.")},
        )
    return filters


def presentation_of(noun: Noun, cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """The validated choices as fields of a Selection, without defaults. Only a table has columns."""
    view = TABLE if cleaned.get("view") == TABLE else ""
    columns = _in_order(noun, cleaned.get("column") or ()) if view else ()
    return {
        "view": view,
        "columns": () if columns == noun.default_table else columns,
        "rows": int(cleaned.get("rows") or 0),
    }


def _in_order(noun: Noun, names: Any) -> tuple[str, ...]:
    return tuple(column.name for column in noun.table if column.name in names)


def build_views(noun: Noun, selection: Selection) -> list[Option]:
    """Cards and table; nothing if the noun has no table."""
    views = [("", VIEW_LABELS[CARDS]), (TABLE, VIEW_LABELS[TABLE])] if noun.table else []
    return [Option(view, str(label), view == selection.view, selection.viewed_as(view).query) for view, label in views]


def build_columns(noun: Noun, selection: Selection) -> list[Option]:
    """Every column of the table, with a link that shows or hides it. The only column cannot be hidden."""
    if selection.view != TABLE:
        return []
    shown = selection.columns or noun.default_table
    options = []
    for column in noun.table:
        toggled = {*shown} ^ {column.name}
        columns = _in_order(noun, toggled or shown)
        query = selection.with_columns(() if columns == noun.default_table else columns).query
        options.append(Option(column.name, str(column.label), column.name in shown, query))
    return options


def build_rows(selection: Selection, default: int, total: int) -> list[Option]:
    """The numbers of rows to choose from; none if all rows fit on the shortest page."""
    if total <= min(ROWS):
        return []
    chosen = selection.rows or default
    return [
        Option(str(rows), str(rows), rows == chosen, selection.with_rows(0 if rows == default else rows).query)
        for rows in ROWS
    ]
