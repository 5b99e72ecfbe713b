"""Cells of spreadsheets: written so that none is executed as a formula, and read back to the letter."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

# Some spreadsheets treat a cell that begins with one of these as a formula.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
BATCH = 200


class _Echo:
    """A file that returns what is written to it."""

    def write(self, line: str) -> str:
        return line


# What `cell` puts an apostrophe before. Text that begins with apostrophes and a formula gets one more, so that
# `original` can take away exactly one.
_MARKED = re.compile(f"'*[{re.escape(''.join(FORMULA_STARTS))}]")
_MARK_STARTS = FORMULA_STARTS | {"'"}


# A spreadsheet that separates cells by semicolons starts one after each semicolon and line break, quoted or not. There
# an apostrophe is put, too, if a formula follows, and one more if apostrophes come before the formula.
_FORMULA = f"(?=['\"]*[{re.escape(''.join(FORMULA_STARTS - {chr(13), chr(10)}))}])"
_INNER = re.compile(f"([;\r\n]){_FORMULA}")
_INNER_MARKED = re.compile(f"([;\r\n])'{_FORMULA}")
_AFTER_SEMICOLON = re.compile(f";{_FORMULA}")


def cell(value: Any) -> Any:
    """Joins a list, turns None into "", and puts an apostrophe before text that would start a formula."""
    if isinstance(value, (list, tuple)):
        value = join_list(value)
    if isinstance(value, str):
        value = _INNER.sub(r"\1'", value)
        return f"'{value}" if value[:1] in _MARK_STARTS and _MARKED.match(value) else value
    return "" if value is None else value


def original(text: str) -> str:
    """The text that `cell` turned into this one."""
    if "'" not in text:
        return text
    start = text[1:] if text[:1] == "'" and _MARKED.match(text) else text
    return _INNER_MARKED.sub(r"\1", start)


def join_list(values: Iterable[Any]) -> str:
    """The values with "; " between them. One that holds a semicolon, or begins with a quotation mark, is quoted."""
    return "; ".join(_quoted(str(value)) if _needs_quoting(str(value)) else str(value) for value in values)


def split_list(text: str) -> list[str]:
    """The values that `join_list` joined, without those that are blank. Raises csv.Error."""
    if '"' not in text and (";" not in text or text.isprintable()):  # nothing is quoted, and all is on one line
        lines: Iterable[list[str]] = [text.split(";")]
    else:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", skipinitialspace=True, strict=True)
    return [stripped for line in lines for value in line if (stripped := value.strip())]


def _needs_quoting(value: str) -> bool:
    return ";" in value or value[:1] == '"' or "\n" in value or "\r" in value


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def cells(values: Iterable[Any]) -> list[Any]:
    """The cells of a row. Most text skips the call of `cell`, because a million rows have 25 million cells.

    What may follow a semicolon or a line break within a text is left to `_line`.
    """
    return [v if v.__class__ is str and v[:1] not in _MARK_STARTS else cell(v) for v in values]


def iter_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yields CSV (RFC 4180, UTF-8 with a byte order mark for Excel), header first, several lines at a time."""
    writer = csv.writer(_Echo())
    lines = ["\ufeff" + str(writer.writerow(columns))]
    for row in rows:
        lines.append(_line(writer, row))
        if len(lines) >= BATCH:
            yield "".join(lines)
            lines = []
    yield "".join(lines)


def _line(writer: Any, row: Sequence[Any]) -> str:
    """The row as a line. It is searched once as a whole, because few rows have a semicolon before a formula."""
    line = str(writer.writerow(cells(row)))
    if _AFTER_SEMICOLON.search(line) or line.find("\n", 0, -1) >= 0 or line.find("\r", 0, -2) >= 0:
        return str(writer.writerow(map(cell, row)))
    return line
