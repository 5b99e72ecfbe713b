"""Writes CSV for spreadsheets, without cells that they would execute as formulas."""

from __future__ import annotations

import csv
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


def cell(value: Any) -> Any:
    """Joins a list by "; ", turns None into "", and puts an apostrophe before text that would start a formula."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value[:1] in FORMULA_STARTS:
        return f"'{value}"
    return "" if value is None else value


def cells(values: Iterable[Any]) -> list[Any]:
    """The cells of a row. Most text skips the call of `cell`, because a million rows have 25 million cells."""
    return [v if v.__class__ is str and v[:1] not in FORMULA_STARTS else cell(v) for v in values]


def iter_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yields CSV (RFC 4180, UTF-8 with a byte order mark for Excel), header first, several lines at a time."""
    writer = csv.writer(_Echo())
    lines = ["\ufeff" + str(writer.writerow(columns))]
    for row in rows:
        lines.append(str(writer.writerow(cells(row))))
        if len(lines) >= BATCH:
            yield "".join(lines)
            lines = []
    yield "".join(lines)
