"""Measures the first page after an edit, which is made at the desk or by SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bench import desk
from bench.client import Client
from bench.times import Times

EDITS = 10


@dataclass
class EditTimes:
    no_edit: Times = field(default_factory=Times)  # a page without an edit before it
    after_desk: Times = field(default_factory=Times)
    after_sql: Times = field(default_factory=Times)
    saving: Times = field(default_factory=Times)  # the time that the editor waits


def measure(client: Client, database: Path, cookies: str) -> EditTimes:
    edits, numbers = EditTimes(), count(1)

    def read(times: Times) -> None:
        client.get(f"/statements/?page={1 + next(numbers)}&edit=1", times)

    read(Times())
    with closing(sqlite3.connect(database, timeout=10, isolation_level=None)) as connection:
        for pk in _some_articles(connection):
            read(edits.no_edit)
            for change in ("summary || '!'", "substr(summary, 1, length(summary) - 1)"):
                connection.execute(f"UPDATE articles_article SET summary = {change} WHERE id = ?", [pk])  # noqa: S608
                read(edits.after_sql)
            for edit in (_add_mark, _remove_mark):
                desk.save(client, f"/admin/articles/article/{pk}/change/", cookies, {"summary": edit}, edits.saving)
                read(edits.after_desk)
    return edits


def _add_mark(text: str) -> str:
    return f"{text}!"


def _remove_mark(text: str) -> str:
    return text[:-1]


def _some_articles(connection: sqlite3.Connection) -> Iterator[int]:
    """The primary keys of EDITS articles, evenly spread."""
    last = connection.execute("SELECT MAX(id) FROM articles_article").fetchone()[0]
    return (1 + number * (last - 1) // EDITS for number in range(EDITS))
