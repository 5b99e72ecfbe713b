"""The header of a table, and the cells below it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.exchange.tables.rows import MOST_COLUMNS, Cell, Row, TableRefused


def read_header(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns, without blank ones at the end. Raises TableRefused."""
    columns = [cell.strip().lower() for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    if len(columns) > MOST_COLUMNS:
        raise TableRefused(_("The table has more than %(most)s columns.") % {"most": MOST_COLUMNS})
    if not columns or not all(columns):
        raise TableRefused(_("The first row must name every column."))
    if twice := next((column for column in columns if columns.count(column) > 1), ""):
        raise TableRefused(_("Two columns are called “%(column)s”.") % {"column": twice[:60]})
    return tuple(columns)


def named_cells(number: int, columns: Sequence[str], values: Sequence[Cell]) -> Row:
    """A row, refused if it has cells without a column or columns without a cell."""
    if len(values) != len(columns):
        if len(values) < len(columns) or any(values[len(columns) :]):
            reason = ngettext(
                "The row has %(count)s cell, which is not the number of columns (%(columns)s).",
                "The row has %(count)s cells, which is not the number of columns (%(columns)s).",
                len(values),
            )
            return Row(number, {}, reason % {"count": len(values), "columns": len(columns)})
        values = values[: len(columns)]
    return Row(number, dict(zip(columns, values, strict=True)))
