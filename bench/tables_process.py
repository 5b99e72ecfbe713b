"""Writes or deletes the statements of the database, in a process of its own (see tables.py)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import django
import xlsxwriter

BATCH = 1_000


def write_csv(path: Path) -> None:
    """Writes all statements as `/statements.csv` does."""
    from articles.exchange import iter_csv
    from articles.nouns import STATEMENT

    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(iter_csv(STATEMENT.column_names, statements()))


def write_xlsx(path: Path, most: int) -> None:
    """Writes this many statements at most, with the cells that the CSV has."""
    from articles.exchange.spreadsheet import cells
    from articles.nouns import STATEMENT

    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, STATEMENT.column_names)
        for number, row in enumerate(islice(statements(), most), start=1):
            sheet.write_row(number, 0, map(str, cells(row)))


def statements() -> Iterator[list[Any]]:
    from articles.exchange import iter_rows
    from articles.models import Statement
    from articles.nouns import STATEMENT

    keys = list(Statement.objects.order_by("pk").values_list("pk", flat=True))
    no_index: Any = None  # statements have no column that is counted
    for start in range(0, len(keys), BATCH):
        yield from iter_rows(STATEMENT, keys[start : start + BATCH], no_index, "https://parley.example{}".format)


def delete() -> None:
    from articles.models import Position, Statement
    from articles.models.triggers import suspended_triggers

    with suspended_triggers():
        for records in (Statement.topics.through, Position, Statement):
            everything = records._default_manager.all()
            everything._raw_delete(everything.db)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if sys.argv[1] == "csv":
        write_csv(Path(sys.argv[2]))
    elif sys.argv[1] == "xlsx":
        write_xlsx(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        delete()
