"""A row of a table beside the record that it describes."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from articles.checks import Finding
from articles.exchange.spreadsheet import split_list
from articles.exchange.tables.rows import CellRefused, Row, Unreadable
from articles.models import Statement, Utterance


class Draft:
    """What a row makes of a record. `record` already has the new values; nothing is stored.

    `changed` has the columns whose values are new, each with what is stored now, `refusals` a column ("" for the row)
    and a reason for each cell that is refused, `findings` what the checks doubt in the record. `links` has the primary
    keys that a many-to-many relation now holds, `relinked` those it shall hold.
    `added`, `altered` and `removed` are rows that belong to the record, such as names and positions. `utterance` is a
    new one that the record shall have. `left` has the articles that a statement is moved from.
    """

    def __init__(self, row: Row, record: Any, *, is_new: bool) -> None:
        self.row = row
        self.record = record
        self.is_new = is_new
        self.changed: dict[str, Any] = {}
        self.refusals: list[tuple[str, str]] = [("", row.refusal)] if row.refusal else []
        self.findings: list[Finding] = []
        self.links: dict[str, set[int]] = {}
        self.relinked: dict[str, list[int]] = {}
        self.added: list[models.Model] = []
        self.altered: list[models.Model] = []
        self.removed: list[models.Model] = []
        self.utterance: Utterance | None = None
        self.left: set[int] = set()

    @property
    def unit(self) -> tuple[str, set[int]]:
        """The noun and the keys of the records that the index is to read again."""
        if isinstance(self.record, Statement):
            return "article", {self.record.article_id, *self.left}
        return str(self.record._meta.model_name), {self.record.pk}

    def text(self, column: str) -> str | None:
        """The text of a cell; None if the table has no such column. Raises CellRefused."""
        cell = self.row.cells.get(column)
        if cell is None or cell.__class__ is str:
            return cell
        if isinstance(cell, Unreadable):
            raise CellRefused(cell.reason, column)
        raise CellRefused(_("Only one value can be entered here."), column)

    def items(self, column: str) -> list[str] | None:
        """The values of a cell that holds several; None if the table has no such column. Raises CellRefused."""
        cell = self.row.cells.get(column)
        if isinstance(cell, Unreadable):
            raise CellRefused(cell.reason, column)
        if cell is None or isinstance(cell, list):
            return cell if cell is None else [item for item in map(str.strip, cell) if item]
        try:
            return split_list(cell)
        except csv.Error:
            raise CellRefused(_("A quotation mark is misplaced or not closed."), column) from None

    def set(self, column: str, name: str, value: Any) -> None:
        """Gives the field of the record a new value, unless it has it already.

        It is set without the descriptors of the model, which forget related records: nothing has read these.
        """
        values = self.record.__dict__
        if values[name] != value:
            self.changed.setdefault(column, values[name])
            values[name] = value

    def relink(self, column: str, relation: str, keys: Iterable[int]) -> None:
        wanted = list(dict.fromkeys(keys))
        if set(wanted) != self.links.get(relation, set()):
            self.relinked[relation] = wanted
            self.changed[column] = sorted(self.links.get(relation, ()))

    def refuse(self, column: str, reason: str) -> None:
        self.refusals.append((column, reason))
