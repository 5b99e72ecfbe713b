"""The first page after an edit: saved at the desk, or written into the database by something else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from bench.client import Client
from bench.times import Times

EDITS = 10


@dataclass
class Edits:
    none: Times = field(default_factory=Times)  # the same page without an edit before it
    desk: Times = field(default_factory=Times)
    database: Times = field(default_factory=Times)
    saving: Times = field(default_factory=Times)  # what the editor waits for


def ask(client: Client, database: Path, cookies: str) -> Edits:
    edits, numbers = Edits(), count(1)

    def read(times: Times) -> None:
        client.get(f"/statements/?page={1 + next(numbers)}&edit=1", times)

    read(Times())
    with closing(sqlite3.connect(database, timeout=10, isolation_level=None)) as connection:
        for pk in _some_articles(connection):
            read(edits.none)
            for change in ("summary || '!'", "substr(summary, 1, length(summary) - 1)"):
                connection.execute(f"UPDATE articles_article SET summary = {change} WHERE id = ?", [pk])  # noqa: S608
                read(edits.database)
            for change in (lambda text: f"{text}!", lambda text: text[:-1]):
                _save(client, f"/admin/articles/article/{pk}/change/", cookies, change, edits.saving)
                read(edits.desk)
    return edits


def _some_articles(connection: sqlite3.Connection) -> Iterator[int]:
    last = connection.execute("SELECT MAX(id) FROM articles_article").fetchone()[0]
    return (1 + number * (last - 1) // EDITS for number in range(EDITS))


def _save(client: Client, address: str, cookies: str, change: Callable[[str], str], times: Times) -> None:
    form = _Form()
    form.feed(client.get(address, Cookie=cookies).body.decode())
    fields = [(name, change(value) if name == "summary" else value) for name, value in form.fields]
    answer = client.post(address, urlencode(fields), times, Cookie=cookies)
    if answer.status != 302:
        raise RuntimeError(f"The desk did not save: it answered {answer.status}.")


class _Form(HTMLParser):
    """Every field of a page's forms as a browser would send it back, but for buttons and files."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, value, kind = given.get("name", ""), given.get("value", ""), given.get("type", "text")
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given and self._select:
            self.fields.append((self._select, value))
        elif tag == "textarea":
            self._text = name
            self.fields.append((name, ""))
        elif tag == "input" and name and kind not in ("submit", "file", "button"):
            left_out = kind in ("checkbox", "radio") and "checked" not in given
            self.fields += [] if left_out else [(name, value)]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            name, value = self.fields[-1]
            self.fields[-1] = name, (value + data).removeprefix("\r\n").removeprefix("\n")
