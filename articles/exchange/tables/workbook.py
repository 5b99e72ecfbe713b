"""Reads the first sheet of an XLSX workbook, row by row.

What is kept in memory are the texts of the workbook, which its cells refer to; its size when unpacked is limited.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from django.utils.translation import gettext as _

from articles.exchange.tables.cell_dates import DAY_0, DAY_0_OF_1904, date_styles
from articles.exchange.tables.header import named_cells, read_header
from articles.exchange.tables.rows import MIB, Cell, Row, Table, TableRefused
from articles.exchange.tables.shared_texts import SharedTexts
from articles.exchange.tables.sheet import Book, SheetReader
from articles.exchange.tables.xml_parts import start_tags

MOST_PARTS = 1_000

Numbered = Iterator[tuple[int, list[Cell]]]


def read_workbook(file: IO[bytes], largest: int) -> Table:
    """The table in the first sheet. Raises TableRefused, also while rows are read.

    `largest` is the number of bytes that the workbook may have when it is unpacked.
    """
    try:
        archive = zipfile.ZipFile(file)
        _check_size(archive, largest)
        sheet, book, fraction = _open(archive)
    except TableRefused:
        raise
    except Exception as error:  # a damaged workbook raises errors of many kinds
        raise _damaged() from error
    numbered = _undamaged(SheetReader(book).rows(sheet))
    number, header = next(numbered, (1, []))
    columns = read_header([cell if isinstance(cell, str) else "" for cell in header] if number == 1 else [])
    return Table(columns, (_row(number, columns, cells) for number, cells in numbered if cells), fraction)


def _check_size(archive: zipfile.ZipFile, largest: int) -> None:
    """Refuses a bomb. `zipfile` never unpacks more of a part than the directory of the archive says."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > largest:
        message = _("The workbook is larger than %(most)s MiB when it is unpacked. Save the table as CSV instead.")
        raise TableRefused(message % {"most": largest // MIB})


def _damaged() -> TableRefused:
    return TableRefused(_("The file cannot be read as an XLSX workbook: it is damaged, or protected by a password."))


def _undamaged(rows: Numbered) -> Numbered:
    try:
        yield from rows
    except TableRefused:
        raise
    except Exception as error:  # as above
        raise _damaged() from error


def _open(archive: zipfile.ZipFile) -> tuple[IO[bytes], Book, Callable[[], float]]:
    """The first sheet, what its cells refer to, and how much of it has been read."""
    (main,) = (target for kind, target in _related(archive, "").values() if kind == "officeDocument")
    related = _related(archive, main)
    parts = {kind: target for kind, target in related.values() if target in archive.namelist()}
    sheets, day_0 = [], DAY_0
    with archive.open(main) as part:
        for tag, attributes in start_tags(part):
            if tag == "sheet":
                sheets.append(next(value for name, value in attributes.items() if name.endswith(" id")))
            elif tag == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                day_0 = DAY_0_OF_1904
    first = next(target for kind, target in map(related.__getitem__, sheets) if kind == "worksheet")
    texts, styles = SharedTexts(), frozenset[str]()
    if "sharedStrings" in parts:
        with archive.open(parts["sharedStrings"]) as part:
            texts = SharedTexts(part)
    if "styles" in parts:
        with archive.open(parts["styles"]) as part:
            styles = frozenset(map(str, date_styles(part)))
    sheet, size = archive.open(first), archive.getinfo(first).file_size
    return sheet, Book(texts, styles, day_0), lambda: min(1.0, sheet.tell() / size)


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The kind and the path of each part that this part refers to, by id; with "", those of the package."""
    folder, name = posixpath.split(part)
    with archive.open(posixpath.join(folder, "_rels", f"{name}.rels")) as relations:
        return {
            attributes["Id"]: (
                attributes["Type"].rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/"),
            )
            for tag, attributes in start_tags(relations)
            if tag == "Relationship"
        }


def _row(number: int, columns: Sequence[str], cells: list[Cell]) -> Row:
    """A sheet does not store blank cells at the end of a row."""
    return named_cells(number, columns, [*cells, *[""] * (len(columns) - len(cells))])
