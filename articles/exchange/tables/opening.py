"""Opens a table. Its format is recognised by its content, not by its name."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from articles.exchange.tables.delimited import read_delimited
from articles.exchange.tables.json_lines import read_json_lines
from articles.exchange.tables.rows import Limits, Table, TableRefused
from articles.exchange.tables.workbook import read_workbook

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@contextmanager
def open_table(path: Path, limits: Limits) -> Iterator[Table]:
    """The table in a file, as long as the context lasts. Raises TableRefused, also while rows are read."""
    with path.open("rb") as file:
        start = file.read(4096)
        file.seek(0)
        if start.startswith(OLD_EXCEL):
            raise TableRefused(_("This is a workbook of an old Excel, or one with a password. Save it as XLSX."))
        if start.startswith(ZIP):
            yield read_workbook(file, limits.unpacked)
            return
        encoding = next((name for mark, name in BYTE_ORDER_MARKS if start.startswith(mark)), "utf-8")
        with io.TextIOWrapper(file, encoding=encoding, newline="") as text:
            is_json = start.decode(encoding, "ignore").lstrip().startswith("{")
            columns, rows = read_json_lines(text) if is_json else read_delimited(text)
            size = path.stat().st_size
            yield Table(columns, rows, lambda: file.tell() / size)
