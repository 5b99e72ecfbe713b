"""Reads CSV: with commas, semicolons or tabs, in UTF-8 or UTF-16."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TextIO

from django.utils.translation import gettext as _

from articles.exchange.spreadsheet import original
from articles.exchange.tables.header import named_cells, read_header
from articles.exchange.tables.rows import Cell, Row, TableRefused, Unreadable

DELIMITERS = ",;\t"
LONGEST_LINE = 1_000_000  # characters


def iter_lines(text: TextIO) -> Iterator[str]:
    """The lines of a file. A line without an end would be read into memory as a whole; it is refused."""
    try:
        while line := text.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                raise TableRefused(_("The file has a line of more than a million characters."))
            yield line
    except UnicodeError as error:
        raise TableRefused(_("The file is not in UTF-8. Save it as “CSV UTF-8” and try again.")) from error


def read_delimited(text: TextIO) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The columns of the header, and the rows below it. Raises TableRefused, also while rows are read."""
    lines = iter_lines(text)
    first = next(lines, "")
    delimiter = max(DELIMITERS, key=first.count)
    numbered = _numbered(csv.reader(chain([first], lines), delimiter=delimiter, strict=True))
    _number, header = next(numbered, (1, []))
    columns = read_header(header)
    return columns, (_row(number, columns, values) for number, values in numbered if any(values))


def _numbered(lines: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        number += 1
        try:
            values = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            message = _("Row %(row)s is not valid CSV: a quotation mark is misplaced or not closed.")
            raise TableRefused(message % {"row": number}) from error
        yield number, values


def _row(number: int, columns: Sequence[str], values: Sequence[str]) -> Row:
    """Few rows have a cell that begins like a formula, or has an apostrophe, which marks what looks like one."""
    text = "\n".join(["", *values])  # searched at once
    if "\n=" in text or "'" in text:
        return named_cells(number, columns, [_cell(value) for value in values])
    return named_cells(number, columns, values)


def _cell(value: str) -> Cell:
    if value.startswith("="):
        return Unreadable(_("The cell is a formula. Enter its result instead."))
    return original(value)
