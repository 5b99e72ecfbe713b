"""Measures the first page after an edit, which is made at the desk or by SQL."""

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
                _save_at_desk(client, f"/admin/articles/article/{pk}/change/", cookies, edit, edits.saving)
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


def _save_at_desk(client: Client, address: str, cookies: str, edit: Callable[[str], str], times: Times) -> None:
    """Submits the article's form with an edited summary."""
    form = _Form()
    form.feed(client.get(address, Cookie=cookies).body.decode())
    # Readers have seen the article, so the desk asks for a reason.
    typed = {"summary": edit, "change_reason": lambda _empty: "A measurement"}
    fields = [(name, typed[name](value) if name in typed else value) for name, value in form.fields]
    response = client.post(address, urlencode(fields), times, Cookie=cookies)
    if response.status != 302:
        raise RuntimeError(f"The desk did not save the article: it answered {response.status}.")


class _Form(HTMLParser):
    """The fields of a page's forms, as a browser submits them, without buttons and files."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        name, value = attributes.get("name", ""), attributes.get("value", "")
        kind = attributes.get("type", "text")
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in attributes and self._select:
            self.fields.append((self._select, value))
        elif tag == "textarea":
            self._text = name
            self.fields.append((name, ""))
        elif tag == "input" and name and kind not in ("submit", "file", "button"):
            unchecked = kind in ("checkbox", "radio") and "checked" not in attributes
            self.fields += [] if unchecked else [(name, value)]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            name, value = self.fields[-1]
            self.fields[-1] = name, (value + data).removeprefix("\r\n").removeprefix("\n")
