"""Reads the rows of a sheet as a stream (ECMA-376, part 1, 18.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from django.utils.translation import gettext as _

from articles.exchange.spreadsheet import original
from articles.exchange.tables.cell_dates import DAY_0, spell_date
from articles.exchange.tables.rows import MOST_COLUMNS, Cell, TableRefused, Unreadable
from articles.exchange.tables.shared_texts import SharedTexts, decoded
from articles.exchange.tables.xml_parts import Attributes, UnreadableXml, names_of, new_parser, parse

MOST_ROWS = 1_048_576  # as in Excel
TAGS = names_of("sheetData", "row", "c", "f", "v", "t", "rPh")
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLUMNS = {name: place for place, name in enumerate([*LETTERS, *(one + two for one in LETTERS for two in LETTERS)])}
BOOLEANS = {"1": "true", "0": "false"}


@dataclass(frozen=True)
class Book:
    """What the cells of a sheet refer to. `date_styles` has the styles whose numbers count days from `day_0`."""

    texts: SharedTexts = field(default_factory=SharedTexts)
    date_styles: frozenset[str] = frozenset()
    day_0: datetime = DAY_0


class SheetReader:
    """Keeps the rows of a sheet as the parser reports their elements. Blank cells at the end of a row are left out.

    Cells beyond the columns that a table may have stand as one after the last of these.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._rows: list[tuple[int, list[Cell]]] = []
        self._number = 0
        self._cells: list[Cell] = []
        self._column = 0  # of the next cell that does not say where it is
        self._cell: Attributes = {}
        self._is_formula = False
        self._is_reading_aid = False
        self._pieces: list[str] = []
        self._text = ""
        self._is_read = False

    def rows(self, sheet: IO[bytes]) -> Iterator[tuple[int, list[Cell]]]:
        """The rows with their numbers, which increase. Raises errors of many kinds if the sheet is damaged."""
        parser = new_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        for _chunk in parse(sheet, parser):
            yield from self._rows
            self._rows.clear()
            if self._is_read:
                return

    def _start(self, name: str, attributes: Attributes) -> None:
        tag = TAGS.get(name)
        if tag == "c":
            self._cell, self._text, self._is_formula = attributes, "", False
        elif tag == "v" or tag == "t":
            self._pieces.clear()
        elif tag == "row":
            self._begin_row(attributes.get("r"))
        elif tag == "f":
            self._is_formula = True
        elif tag == "rPh":
            self._is_reading_aid = True

    def _end(self, name: str) -> None:
        tag = TAGS.get(name)
        if tag == "c":
            self._end_cell()
        elif tag == "v" or tag == "t":
            if not self._is_reading_aid:
                self._text += "".join(self._pieces)
        elif tag == "row":
            self._rows.append((self._number, self._cells))
        elif tag == "rPh":
            self._is_reading_aid = False
        elif tag == "sheetData":
            self._is_read = True

    def _begin_row(self, stated: str | None) -> None:
        number = int(stated) if stated else self._number + 1
        if number <= self._number:
            raise UnreadableXml("The rows are not in order.")
        if number > MOST_ROWS:
            raise TableRefused(_("The sheet has more than %(most)s rows.") % {"most": MOST_ROWS})
        self._number, self._cells, self._column = number, [], 0

    def _end_cell(self) -> None:
        place = self._cell.get("r")
        column = COLUMNS.get(place.rstrip(DIGITS), MOST_COLUMNS) if place else self._column
        self._column = column + 1
        value = self._value()
        if value:
            column = min(column, MOST_COLUMNS)
            cells = self._cells
            if column >= len(cells):
                cells += [""] * (column + 1 - len(cells))
            cells[column] = value

    def _value(self) -> Cell:
        kind, text = self._cell.get("t", "n"), self._text
        if self._is_formula:
            return Unreadable(_("The cell is a formula. Enter its result instead."))
        if not text:
            return ""
        if kind == "s":
            return original(self._book.texts[int(text)])
        if kind == "n":
            return self._number_in(text)
        if kind == "inlineStr" or kind == "str":
            return original(decoded(text))
        if kind == "b":
            return BOOLEANS[text]
        if kind == "d":
            return text.removesuffix("Z").removesuffix("T00:00:00")
        if kind == "e":
            return Unreadable(_("The cell is an error of the spreadsheet."))
        raise UnreadableXml(f"There is no kind of cell “{kind}”.")

    def _number_in(self, text: str) -> Cell:
        if self._cell.get("s", "0") in self._book.date_styles:
            try:
                return spell_date(float(text), self._book.day_0)
            except OverflowError:
                return Unreadable(_("The cell is an error of the spreadsheet."))
        if text.isdigit():
            return str(int(text))
        number = float(text)
        return str(int(number)) if number.is_integer() else str(number)
