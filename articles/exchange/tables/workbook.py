"""Reads the first sheet of an XLSX workbook, row by row.

openpyxl reads XML with defusedxml, which rejects entities. It keeps the texts of the workbook in memory, and fills gaps
between rows and cells, so sizes are checked here.
"""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import openpyxl
from django.utils.translation import gettext as _

from articles.exchange.spreadsheet import original
from articles.exchange.tables.header import named_cells, read_header
from articles.exchange.tables.rows import MIB, MOST_COLUMNS, Cell, Row, TableRefused, Unreadable

MOST_PARTS = 1_000
MOST_ROWS = 1_048_576  # as in Excel


def read_workbook(file: BinaryIO, largest: int) -> tuple[tuple[str, ...], Iterator[Row], int]:
    """The columns of the header, the rows below it, and the number of rows that the sheet claims to have.

    `largest` is the number of bytes that the workbook may have when it is unpacked. Raises TableRefused, also while
    rows are read.
    """
    _check_size(file, largest)
    sheet = _first_sheet(file)
    claimed = sheet.max_row or 0
    sheet.reset_dimensions()  # a workbook may state them wrongly, and rows would be left out
    numbered = _numbered(sheet)
    _number, header = next(numbered, (1, []))
    columns = read_header([cell if isinstance(cell, str) else "" for cell in header])
    return columns, (_row(number, columns, cells) for number, cells in numbered if any(cells)), claimed


def _check_size(file: BinaryIO, largest: int) -> None:
    """Refuses a bomb. `zipfile` never unpacks more of a part than the directory of the archive says."""
    try:
        parts = zipfile.ZipFile(file).infolist()
    except Exception as error:  # a damaged archive raises errors of many kinds
        raise _damaged() from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > largest:
        message = _("The workbook is larger than %(most)s MiB when it is unpacked. Save the table as CSV instead.")
        raise TableRefused(message % {"most": largest // MIB})


def _damaged() -> TableRefused:
    return TableRefused(_("The file cannot be read as an XLSX workbook: it is damaged, or protected by a password."))


def _first_sheet(file: BinaryIO) -> Any:
    try:
        workbook = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
        return workbook.worksheets[0]
    except Exception as error:  # a damaged workbook raises errors of many kinds
        raise _damaged() from error


def _numbered(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1)
    number = 0
    while True:
        number += 1
        if number > MOST_ROWS:
            raise TableRefused(_("The sheet has more than %(most)s rows.") % {"most": MOST_ROWS})
        try:
            cells = next(rows)
        except StopIteration:
            return
        except Exception as error:  # as above
            raise _damaged() from error
        yield number, _trimmed([_cell(cell) for cell in cells])


def _trimmed(cells: list[Cell]) -> list[Cell]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _row(number: int, columns: Sequence[str], cells: list[Cell]) -> Row:
    """A sheet does not store blank cells at the end of a row."""
    return named_cells(number, columns, [*cells, *[""] * (len(columns) - len(cells))])


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Unreadable(_("The cell is a formula. Enter its result instead."))
    if cell.data_type == "e":
        return Unreadable(_("The cell is an error of the spreadsheet."))
    if isinstance(value, str):
        return original(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)
