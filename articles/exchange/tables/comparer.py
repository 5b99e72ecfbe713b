"""Compares rows of a table with the records that they describe: what the nouns have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import compress
from typing import Any, ClassVar, NamedTuple

from django.db import models
from django.utils.translation import gettext as _

from articles.checks import examine
from articles.exchange.archive_version import ARCHIVE_COLUMNS
from articles.exchange.tables.columns import FORBIDDEN, LinksColumn, Step
from articles.exchange.tables.draft import Draft
from articles.exchange.tables.registers import Registers
from articles.exchange.tables.rows import CellRefused, Row, Unreadable
from articles.exchange.tables.seen import Seen
from articles.nouns import Noun


class Plan(NamedTuple):
    """How rows with some columns are read: the first that is not known, and steps, each with its first column."""

    unknown: str
    steps: list[tuple[str, Step]]


class Comparer:
    """For each noun there is a subclass. `compare` reads a batch of rows in a few queries and stores nothing."""

    noun: ClassVar[Noun]
    recognised_by: ClassVar[tuple[str, ...]]  # a table with one of these columns is one of this noun
    required: ClassVar[dict[str, str]]  # columns, with their fields, that a new record needs
    most_rows: ClassVar[int | None] = None  # that a table may have
    # Columns of our exports that follow from others, so they are not read.
    derived: ClassVar[frozenset[str]] = frozenset()
    # Checks whose errors are only listed in a new record, because another table mends them.
    mended_later: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, registers: Registers, seen: Seen) -> None:
        self.registers = registers
        self.seen = seen
        self.steps: list[tuple[tuple[str, ...], Step]] = []
        self._plan_of = lru_cache(maxsize=10_000)(self._plan)  # most rows have the columns and blanks of another

    @property
    def model(self) -> type[models.Model]:
        return self.noun.model

    def add(self, *columns: Any) -> None:
        """Adds columns, which are read in the order in which they are added."""
        self.steps += [(column.columns, column) for column in columns]

    @cached_property
    def columns(self) -> frozenset[str]:
        """All columns that a table may have."""
        return frozenset(name for names, _step in self.steps for name in names) | self.derived | {*ARCHIVE_COLUMNS}

    def compare(self, rows: Sequence[Row]) -> list[Draft]:
        texts_only = [_has_texts_only(row) for row in rows]
        drafts = self.find(
            [row if only else _without_forbidden(row) for row, only in zip(rows, texts_only, strict=True)]
        )
        for draft, only in zip(drafts, texts_only, strict=True):
            if not only:
                self._refuse_unreadable(draft)
        self._read_links([draft for draft in drafts if not draft.is_new])
        self.read_related(drafts)
        for draft in drafts:
            if not draft.refusals:
                self._read(draft)
        self.check(drafts)
        self._refuse_repeated(drafts)
        self._examine([draft for draft in drafts if not draft.refusals and (draft.is_new or draft.changed)])
        return drafts

    def _examine(self, drafts: Sequence[Draft]) -> None:
        """Refuses records with errors, and notes what is doubtful in the others."""
        by_record = {id(draft.record): draft for draft in drafts}
        for finding in examine([draft.record for draft in drafts]):
            draft = by_record[id(finding.record)]
            if finding.is_error and not (draft.is_new and finding.check.name in self.mended_later):
                draft.refuse(self.column_of(finding.check.field), finding.sentence)
            else:
                draft.findings.append(finding)

    def column_of(self, field: str) -> str:
        """The column that shows this field of the record; "" if there is none."""
        return next((name for names, step in self.steps for name in names if name == field), "")

    def _refuse_unreadable(self, draft: Draft) -> None:
        """Refuses cells that cannot be read in the columns by which records are found. The steps refuse the others."""
        for column, cell in draft.row.cells.items():
            if isinstance(cell, Unreadable) and column in self.derived:
                draft.refuse(column, cell.reason)

    def _read(self, draft: Draft) -> None:
        cells = draft.row.cells
        # Where all cells of a step are blank, a new record has the defaults already.
        unknown, steps = self._plan_of(tuple(cells), tuple(map(bool, cells.values())) if draft.is_new else None)
        if unknown:
            draft.refuse("", _("There is no column “%(column)s”.") % {"column": unknown[:60]})
            return
        for first, step in steps:
            try:
                step(draft)
            except CellRefused as refusal:
                draft.refuse(refusal.column or first, str(refusal))
        if draft.is_new:
            self._require(draft)

    def _require(self, draft: Draft) -> None:
        """Refuses a new record without a value that it needs, unless the reason has been given already."""
        refused = {column for column, _reason in draft.refusals}
        for column, field in self.required.items():
            if column not in refused and getattr(draft.record, field) in (None, ""):
                draft.refuse(column, _("A new record needs a value here."))

    def _plan(self, columns: tuple[str, ...], filled: tuple[bool, ...] | None) -> Plan:
        """`filled` says which cells are not blank, if nothing is to be read from blank ones."""
        unknown = next((column for column in columns if column not in self.columns), "")
        read = set(compress(columns, filled) if filled else columns)
        steps = [([name for name in names if name in columns], step) for names, step in self.steps]
        return Plan(unknown, [(names[0], step) for names, step in steps if not read.isdisjoint(names)])

    def _read_links(self, drafts: Iterable[Draft]) -> None:
        """Reads what the many-to-many relations of existing records hold."""
        by_key = {draft.record.pk: draft for draft in drafts}
        for _names, step in self.steps:
            if isinstance(step, LinksColumn):
                for draft in by_key.values():
                    draft.links[step.relation] = set()
                through: Any = getattr(self.model, step.relation).through._default_manager
                owner, other = step.field.m2m_column_name(), step.field.m2m_reverse_name()
                linked = through.filter(**{f"{owner}__in": list(by_key)}).values_list(owner, other)
                for key, value in linked:
                    by_key[key].links[step.relation].add(value)

    def _refuse_repeated(self, drafts: Iterable[Draft]) -> None:
        """Refuses a row that is about the same record, address or name as an earlier one."""
        identities = [(draft, self.identities(draft)) for draft in drafts if not draft.refusals]
        first = self.seen.claim((key, draft.row.number) for draft, keys in identities for key in keys)
        for draft, keys in identities:
            if rows := [first[key] for key in keys if first[key] != draft.row.number]:
                draft.refuse("", _("Row %(row)s is about the same record.") % {"row": min(rows)})

    # What a noun adds.

    def find(self, rows: Sequence[Row]) -> list[Draft]:
        """A draft for each row, with the record that it describes: an existing one or a new one."""
        raise NotImplementedError

    def read_related(self, drafts: Sequence[Draft]) -> None:
        """Reads what the steps need to know about the records."""

    def check(self, drafts: Sequence[Draft]) -> None:
        """Refuses rows by rules that concern several columns, and completes new records."""

    def identities(self, draft: Draft) -> list[str]:
        """What no other row may have."""
        raise NotImplementedError

    def label(self, draft: Draft) -> str:
        """How a report names the record."""
        return str(draft.record)


def _has_texts_only(row: Row) -> bool:
    """Whether all cells hold texts that can be looked up. Few rows have others, so the texts are searched at once."""
    text = row.text
    return text is not None and (text.isprintable() or not FORBIDDEN.search(text))  # the first is faster


def _without_forbidden(row: Row) -> Row:
    """The row with cells that can be looked up: PostgreSQL refuses a query with the character NUL in it."""
    forbidden = [name for name, cell in row.cells.items() if isinstance(cell, str) and FORBIDDEN.search(cell)]
    unreadable = Unreadable(_("The text has a character that cannot be printed."))
    return row._replace(cells=row.cells | dict.fromkeys(forbidden, unreadable))


def text_of(row: Row, column: str) -> str:
    """The text of a cell without space around it; "" if there is none."""
    cell = row.cells.get(column)
    return cell.strip() if isinstance(cell, str) else ""
