"""CSV that every spreadsheet can open and none executes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

# A cell that begins with one of these is a formula to some spreadsheet. https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
BATCH = 200


class _Echo:
    """A file that returns what is written to it."""

    def write(self, line: str) -> str:
        return line


def cell(value: Any) -> Any:
    """A list is joined by "; ", None is empty, and text that would start a formula gets an apostrophe in front."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value[:1] in FORMULA_STARTS:
        return f"'{value}"
    return "" if value is None else value


def cells(values: Iterable[Any]) -> list[Any]:
    """The cells of a row. Most are text that stays as it is: a million rows have 25 million of them."""
    return [v if v.__class__ is str and v[:1] not in FORMULA_STARTS else cell(v) for v in values]


def iter_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """CSV (RFC 4180, UTF-8 with a byte order mark for the sake of Excel) in pieces of some lines, header first."""
    writer = csv.writer(_Echo())
    lines = ["\ufeff" + str(writer.writerow(columns))]
    for row in rows:
        lines.append(str(writer.writerow(cells(row))))
        if len(lines) >= BATCH:
            yield "".join(lines)
            lines = []
    yield "".join(lines)
