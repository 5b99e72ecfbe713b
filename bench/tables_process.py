"""Exports or deletes the statements of the database, in a process of its own (see tables.py)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

BATCH = 1_000


def export(path: Path) -> None:
    """Writes all statements as `/statements.csv` does."""
    from articles.exchange import iter_csv, iter_rows
    from articles.models import Statement
    from articles.nouns import STATEMENT

    def rows() -> Iterator[list[Any]]:
        keys = list(Statement.objects.order_by("pk").values_list("pk", flat=True))
        no_index: Any = None  # statements have no column that is counted
        for start in range(0, len(keys), BATCH):
            yield from iter_rows(STATEMENT, keys[start : start + BATCH], no_index, "https://parley.example{}".format)

    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(iter_csv(STATEMENT.column_names, rows()))


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
    if sys.argv[1] == "export":
        export(Path(sys.argv[2]))
    else:
        delete()
