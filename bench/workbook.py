"""Writes an XLSX workbook with one sheet of texts, as spreadsheets save it: each text once, cells refer to them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
PARTS = {"xl/workbook.xml": "sheet.main", "xl/sheet1.xml": "worksheet", "xl/sharedStrings.xml": "sharedStrings"}


def write_workbook(path: Path, rows: Iterable[Sequence[str]]) -> None:
    texts: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, row in enumerate(rows, start=1):
                cells = (
                    f'<c r="{_letters(column)}{number}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'
                    for column, text in enumerate(row)
                    if text
                )
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
        archive.writestr("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}">{shared}</sst>')
        archive.writestr(
            "xl/workbook.xml",
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Statements" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr("_rels/.rels", _relations({"officeDocument": "xl/workbook.xml"}))
        archive.writestr(
            "xl/_rels/workbook.xml.rels", _relations({"worksheet": "sheet1.xml", "sharedStrings": "sharedStrings.xml"})
        )
        kinds = "".join(
            f'<Override PartName="/{part}" ContentType="{TYPE}.{kind}+xml"/>' for part, kind in PARTS.items()
        )
        relations = f'<Default Extension="rels" ContentType="{RELATIONS}"/>'
        archive.writestr(
            "[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{relations}{kinds}</Types>'
        )


def _relations(targets: dict[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'


def _letters(column: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    first, last = divmod(column, 26)
    return f"{chr(64 + first) if first else ''}{chr(65 + last)}"
