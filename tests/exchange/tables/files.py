"""Tables for tests: exported from the site, or written here; imported by the command."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from django.core.management import CommandError, call_command
from django.test import Client

from articles.models import Article, Position, QuoteCheck, RecordWarning, Statement, Utterance

Row = Mapping[str, str]


def export(folder: Path, noun: str) -> Path:
    """The list of the noun, as a reader downloads it."""
    file = folder / f"{noun}.csv"
    file.write_bytes(b"".join(Client().get(f"/{noun}.csv").streaming_content))  # type: ignore[attr-defined]
    return file


def rows_of(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))


def write(folder: Path, *rows: Row, name: str = "table.csv", columns: Sequence[str] = ()) -> Path:
    """A table with these rows. Its columns are those of the first row, unless they are given."""
    file = folder / name
    with file.open("w", newline="") as target:
        writer = csv.DictWriter(target, columns or list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return file


def write_workbook(folder: Path, *rows: Sequence[Any], **options: Any) -> Path:
    """An XLSX workbook with these cells."""
    file = folder / "table.xlsx"
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd", **options}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file


def import_coverage(file: Path, *options: str) -> list[str]:
    """What the command prints, line by line; a last line with the error if it fails."""
    output = io.StringIO()
    try:
        call_command("import_coverage", str(file), *options, stdout=output, stderr=io.StringIO())
    except CommandError as error:
        return [*output.getvalue().splitlines(), f"Error: {error}"]
    return output.getvalue().splitlines()


def total(lines: Sequence[str]) -> str:
    """The numbers of the report: "1 new, 0 changed, 0 the same, 0 refused"."""
    return next(line.rpartition(": ")[2].rstrip(".") for line in lines if " the same, " in line)


def refusals(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if ": refused: " in line]


def delete_coverage() -> None:
    """Deletes all articles and statements at once. A deletion at the desk would write a version of each of them."""
    relations = (Article.people, Article.venues, Article.rounds, Statement.topics)
    through = [relation.through for relation in relations]
    for model in (RecordWarning, QuoteCheck, Position, *through, Statement, Article, Utterance):
        everything = model._default_manager.all()
        everything._raw_delete(everything.db)
