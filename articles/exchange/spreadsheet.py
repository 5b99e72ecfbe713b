"""CSV that any spreadsheet opens and none executes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

# A cell that begins so is a formula to some spreadsheet. https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BATCH = 200


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def cell(value: Any) -> Any:
    """Lists joined by "; ", None as nothing, and text that would start a formula behind an apostrophe."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def iter_csv(columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """CSV (RFC 4180, UTF-8 with a byte order mark for the sake of Excel) in pieces of some lines, header first."""
    writer = csv.writer(_Echo())
    lines = ["\ufeff" + str(writer.writerow(columns))]
    for record in records:
        lines.append(str(writer.writerow([cell(record[column]) for column in columns])))
        if len(lines) >= BATCH:
            yield "".join(lines)
            lines = []
    yield "".join(lines)
