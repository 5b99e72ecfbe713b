"""All other pages, exports and deep pages."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import repeat
from json import loads
from pathlib import Path
from urllib.parse import urlencode

from bench import edits
from bench.archive import EDITOR, Archive
from bench.client import Client
from bench.edits import Edits
from bench.server import memory, parley
from bench.times import Times

REQUESTS = 15
PATIENCE = 120  # seconds that an export may take; at least LEAST rows of it
LEAST = 100_000

# Records that hold most, and so cost most.
MOST = {
    "person": "SELECT p.slug, COUNT(*) FROM articles_statement s JOIN articles_person p ON p.id = s.speaker_id",
    "venue": "SELECT v.slug, COUNT(*) FROM articles_statement s JOIN articles_venue v ON v.id = s.venue_id",
    "round": "SELECT r.slug, COUNT(*) FROM articles_statement s JOIN articles_round r ON r.id = s.round_id",
    "topic": "SELECT t.slug, COUNT(*) FROM articles_statement_topics s JOIN articles_topic t ON t.id = s.topic_id",
    "article": "SELECT a.slug, COUNT(*) FROM articles_statement s JOIN articles_article a ON a.id = s.article_id",
}
DESK = {
    "the desk: statements": "/admin/articles/statement/",
    "the desk: statements, searched": "/admin/articles/statement/?q=ceasefire",
    "the desk: articles": "/admin/articles/article/",
    "the desk: people": "/admin/articles/person/",
}
DEEPEST = "the last page beside page 1"


@dataclass
class Pages:
    public: dict[str, Times] = field(default_factory=dict)
    desk: dict[str, Times] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)  # pages that did not answer 200, with what they answered
    first: Times = field(default_factory=Times)
    deepest: Times = field(default_factory=Times)
    last_page: int = 0
    edits: Edits = field(default_factory=Edits)
    export_rows: int = 0
    export_seconds: float = 0
    export_memory: tuple[float, float] = (0, 0)  # MiB that the worker has written: before, and at most meanwhile
    memory: dict[str, float] = field(default_factory=dict)  # MiB of the worker after all of these
    memory_reading: dict[str, float] = field(default_factory=dict)  # and before the edits


def ask(archive: Archive, term: str) -> Pages:
    pages = Pages()
    with parley(archive.folder) as (worker, client):
        for name, address in _addresses(archive.database, term).items():
            mark = "&" if "?" in address else "?"
            # A parameter that no page knows, so that each is made anew.
            addresses = (f"{address}{mark}reader={number}" for number in range(REQUESTS + 1))
            pages.public[name] = _ask_often(client, addresses, pages.failed, name)
        _ask_deep(client, pages)
        cookies = _log_in(client, archive.password)
        _ask_desk(client, cookies, pages)
        _export(client, worker, pages)
        pages.memory_reading = memory(worker)
        pages.edits = edits.ask(client, archive.database, cookies)
        pages.memory = memory(worker)
    return pages


def _addresses(database: Path, term: str) -> dict[str, str]:
    with closing(sqlite3.connect(database)) as connection:
        most = {
            noun: connection.execute(f"{query} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1").fetchone()
            for noun, query in MOST.items()
        }
        uid = connection.execute("SELECT MIN(uid) FROM articles_statement").fetchone()[0]
    slugs = {noun: found[0] if found else "none" for noun, found in most.items()}
    people = f"a person with {most['person'][1]:,} statements"
    return {
        "home": "/",
        people: f"/people/{slugs['person']}/",
        "an article": f"/articles/{slugs['article']}/",
        "a statement": f"/statements/{uid}/",
        "the venue with most statements": f"/venues/{slugs['venue']}/",
        "the round with most statements": f"/rounds/{slugs['round']}/",
        "the topic with most statements": f"/topics/{slugs['topic']}/",
        "search across nouns": f"/search/?{urlencode({'q': term})}",
        "articles": "/articles/",
        "people": "/people/",
        "venues": "/venues/",
        "rounds": "/rounds/",
        "topics": "/topics/",
        "all values of a facet": "/statements/facets/speaker/",
        "sitemap": "/sitemap.xml",
        "a part of the sitemap": "/sitemap-statements.xml",
    }


def _ask_often(client: Client, addresses: Iterable[str], failed: dict[str, int], name: str, **headers: str) -> Times:
    """The first is not counted."""
    times = Times()
    for number, address in enumerate(addresses):
        answer = client.get(address, times if number else None, **headers)
        if answer.status != 200:
            failed[name] = answer.status
    return times


def _ask_deep(client: Client, pages: Pages) -> None:
    pages.last_page = loads(client.get("/statements.json").body)["pages"]
    for number in range(REQUESTS):
        client.get(f"/statements/?reader={number}", pages.first)
        answer = client.get(f"/statements/?page={pages.last_page}&reader={number}", pages.deepest)
        if answer.status != 200:
            pages.failed[DEEPEST] = answer.status


def _ask_desk(client: Client, cookies: str, pages: Pages) -> None:
    for name, address in DESK.items():
        asked = repeat(address, REQUESTS + 1)
        pages.desk[name] = _ask_often(client, asked, pages.failed, name, Cookie=cookies)


def _log_in(client: Client, password: str) -> str:
    form = client.get("/admin/login/")
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', form.body)
    cookie = form.headers["set-cookie"].split(";")[0]
    fields = {"username": EDITOR, "password": password, "csrfmiddlewaretoken": token[1].decode() if token else ""}
    answer = client.post("/admin/login/", urlencode(fields), Cookie=cookie)
    session = re.search(r"sessionid=\w+", answer.headers.get("set-cookie", ""))
    if not session:
        raise RuntimeError("The editor could not log in.")
    return f"{cookie}; {session[0]}"


def _export(client: Client, worker: int, pages: Pages) -> None:
    """Reads the list as CSV, to its end where it can be reached in time."""
    before = most = memory(worker)["own"]
    start = time.monotonic()
    rows = -1  # the header is none
    for number, piece in enumerate(client.stream("/statements.csv")):
        rows += piece.count(b"\r\n")
        if number % 200 == 0:
            most = max(most, memory(worker)["own"])
        if rows >= LEAST and time.monotonic() - start > PATIENCE:
            break
    pages.export_rows, pages.export_seconds = rows, time.monotonic() - start
    pages.export_memory = before, most
