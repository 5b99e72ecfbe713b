"""XLSX workbooks: the values of their cells, as spreadsheets write them, and workbooks that are damaged or hostile."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from articles.exchange.tables.opening import open_table
from articles.exchange.tables.rows import Limits, Row
from tests.exchange.tables.files import import_coverage, write_workbook

pytestmark = pytest.mark.django_db

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXT = '<c r="{0}" t="inlineStr"><is><t>{1}</t></is></c>'
DAMAGED = "Error: The file cannot be read as an XLSX workbook: it is damaged, or protected by a password."


def repacked(file: Path, parts: Mapping[str, str | bytes]) -> Path:
    """The workbook with other content in these parts."""
    target = file.with_name("repacked.xlsx")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in source.infolist():
            archive.writestr(info.filename, parts.get(info.filename) or source.read(info))
    return target


def with_sheet(folder: Path, rows: str, *, namespace: str = NAMESPACE, before: str = "") -> Path:
    """A workbook whose sheet has these rows, given as XML."""
    sheet = f'{before}<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'
    return repacked(write_workbook(folder, ["name"]), {"xl/worksheets/sheet1.xml": sheet})


def rows_of(file: Path) -> Iterator[Row]:
    with open_table(file, Limits()) as table:
        yield from table.rows


def cells_of(file: Path) -> list[list[Any]]:
    return [list(row.cells.values()) for row in rows_of(file)]


def test_values_are_read_as_a_reader_of_the_sheet_would_write_them(tmp_path: Path) -> None:
    header = ["text", "whole", "part", "yes", "day", "moment", "month"]
    moment = datetime.datetime(2014, 1, 22, 10, 30)
    file = write_workbook(
        tmp_path, header, ["Ада\n“x” & 😀", 2014, 0.5, True, datetime.date(2014, 1, 22), moment, 1e20]
    )
    assert cells_of(file) == [
        ["Ада\n“x” & 😀", "2014", "0.5", "true", "2014-01-22", "2014-01-22 10:30:00", "100000000000000000000"]
    ]


def test_days_are_counted_from_1904_if_the_workbook_says_so(tmp_path: Path) -> None:
    file = write_workbook(tmp_path, ["day"], [datetime.date(2014, 1, 22)], date_1904=True)
    assert cells_of(file) == [["2014-01-22"]]


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("dd/mm/yyyy", "2014-01-22"),
        ("[$-409]d\\-mmm\\-yy;@", "2014-01-22"),
        ("General", "41661"),
        ('0" days"', "41661"),
        ("[Red]0", "41661"),
        ("@", "41661"),
    ],
)
def test_a_number_is_a_day_if_its_format_shows_one(tmp_path: Path, form: str, value: str) -> None:
    file = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "day")
        sheet.write(1, 0, 41_661, book.add_format({"num_format": form}))
    assert cells_of(file) == [[value]]


def test_formulas_and_errors_are_unreadable_whatever_their_results(tmp_path: Path) -> None:
    rows = f"<row>{TEXT.format('A1', 'name')}{TEXT.format('B1', 'names')}</row>"
    rows += '<row><c t="str"><f>"a"</f><v>a</v></c><c t="e"><v>#DIV/0!</v></c></row>'
    [[formula, error]] = cells_of(with_sheet(tmp_path, rows))
    assert formula.reason == "The cell is a formula. Enter its result instead."
    assert error.reason == "The cell is an error of the spreadsheet."


@pytest.mark.parametrize("namespace", [NAMESPACE, "http://purl.oclc.org/ooxml/spreadsheetml/main"])
def test_texts_are_joined_of_their_runs_without_reading_aids(tmp_path: Path, namespace: str) -> None:
    runs = "<r><t>Ada</t></r><r><rPr><b/></rPr><t> Quill_x000D__x005F_x</t></r><rPh><t>ei da</t></rPh>"
    rows = f'<row>{TEXT.format("A1", "name")}</row><row><c t="inlineStr"><is>{runs}</is></c></row>'
    assert cells_of(with_sheet(tmp_path, rows, namespace=namespace)) == [["Ada Quill\r_x"]]
    shared = f'<sst xmlns="{namespace}"><si><t>name</t></si><si>{runs}</si></sst>'
    rows = '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>'
    sheet = f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'
    parts = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared}
    assert cells_of(repacked(write_workbook(tmp_path, ["name"]), parts)) == [["Ada Quill\r_x"]]


def test_cells_are_where_they_say_and_rows_have_the_numbers_of_the_sheet(tmp_path: Path) -> None:
    rows = f'<row r="1">{TEXT.format("A1", "name")}{TEXT.format("B1", "names")}</row>'
    rows += f'<row r="4">{TEXT.format("B4", "Ada")}</row><row r="9">{TEXT.format("ZZ9", "far")}</row>'
    fourth, ninth = rows_of(with_sheet(tmp_path, rows))
    assert (fourth.number, fourth.cells) == (4, {"name": "", "names": "Ada"})
    assert (ninth.number, ninth.refusal) == (9, "The row has 101 cells, which is not the number of columns (2).")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="x"/>',
        '<row><c t="s"><v>99</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="song"><v>1</v></c></row>',
        '<row><c t="b"><v>maybe</v></c></row>',
        "<row><c><v>one</v></c></row>",
        "<row>",
    ],
)
def test_a_sheet_that_no_spreadsheet_writes_is_refused(tmp_path: Path, rows: str) -> None:
    file = with_sheet(tmp_path, f'<row r="1">{TEXT.format("A1", "name")}</row>{rows}')
    assert import_coverage(file) == [DAMAGED]


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"]
)
def test_a_part_that_declares_a_document_type_is_refused(tmp_path: Path, part: str) -> None:
    laughs = f'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x xmlns="{NAMESPACE}">&b;</x>'
    assert import_coverage(repacked(write_workbook(tmp_path, ["name"], ["Ada"]), {part: laughs})) == [DAMAGED]


def test_a_workbook_with_a_row_far_below_is_refused(tmp_path: Path) -> None:
    rows = f'<row r="1">{TEXT.format("A1", "name")}</row><row r="9999999999">{TEXT.format("A9999999999", "Ada")}</row>'
    assert import_coverage(with_sheet(tmp_path, rows)) == ["Error: The sheet has more than 1048576 rows."]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = repacked(write_workbook(tmp_path, ["name"]), {"xl/worksheets/sheet1.xml": bytes(110 * 1024 * 1024)})
    assert file.stat().st_size < 1_000_000
    assert import_coverage(file) == [
        "Error: The workbook is larger than 100 MiB when it is unpacked. Save the table as CSV instead."
    ]
