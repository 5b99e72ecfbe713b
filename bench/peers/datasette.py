"""Datasette over one table of statements, with an index on each facet and full text search: its page as JSON.

Its counts are narrowed by a facet's own choices as well, so that it has less to count than the others.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

from bench.client import Client
from bench.facts import FACETS
from bench.peers import LIMIT, Peer, iter_rows, tool
from bench.questions import PAGE_SIZE, Question
from bench.server import free_port, running
from bench.times import Times

NAME = "Datasette"
COLUMNS = [facet for facet in FACETS if facet != "topic"]
SETTINGS = {
    "default_page_size": PAGE_SIZE,
    "default_facet_size": 10,
    "suggest_facets": "off",
    "facet_time_limit_ms": 60_000,
    "sql_time_limit_ms": 60_000,
}


def measure(database: Path, asked: Mapping[str, Sequence[tuple[Question, int]]]) -> Peer:
    """`asked`: class -> questions with their right totals."""
    peer = Peer(NAME)
    program = tool("datasette")
    if not program.exists():
        peer.missing = "It could not be installed here."
        return peer
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    peer.version = answer.stdout.split()[-1]
    store = database.parent / "datasette.db"
    if not store.exists() or store.stat().st_mtime < (database.parent / "archive.json").stat().st_mtime:
        _write(database, store)
    port = free_port()
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, str(value))]
    command = [str(program), "serve", str(store), "--port", str(port), *settings]
    with (
        running(command, port, "/-/versions.json", {}, subprocess.DEVNULL),
        closing(Client(port, timeout=300)) as client,
    ):
        client.get(_address(Question(q="ceasefire")))
        for name, questions in asked.items():
            peer.times[name] = Times()
            deadline = time.monotonic() + LIMIT
            for question, total in questions:
                answer = client.get(_address(question), peer.times[name])
                peer.asked += 1
                peer.right += json.loads(answer.body).get("filtered_table_rows_count") == total
                if time.monotonic() > deadline:
                    break
    return peer


def _address(question: Question) -> str:
    pairs = [("_size", str(PAGE_SIZE)), *(("_facet", name) for name in COLUMNS), ("_facet_array", "topics")]
    if not question.best_first:
        pairs.append(("_sort_desc", "said"))
    if question.q:
        pairs.append(("_search", question.q))
    for facet, values in question.chosen:
        pairs += [("topics__arraycontains" if facet == "topic" else f"{facet}__exact", value) for value in values]
    return f"/datasette/statements.json?{urlencode(pairs)}"


def _write(database: Path, store: Path) -> None:
    store.unlink(missing_ok=True)
    with closing(sqlite3.connect(store)) as connection:
        columns = ", ".join([*COLUMNS, "said", "topics", "words", "names", "about"])
        connection.execute(f"CREATE TABLE statements (id INTEGER PRIMARY KEY, {columns})")
        rows = (
            (
                row.id,
                *(row.facets[name] or None for name in COLUMNS),
                row.said or None,
                json.dumps(row.topics),
                row.words,
                row.names,
                row.about,
            )
            for row in iter_rows(database)
        )
        places = ", ".join("?" * (len(COLUMNS) + 6))
        connection.executemany(f"INSERT INTO statements VALUES ({places})", rows)  # noqa: S608
        for column in [*COLUMNS, "said"]:
            connection.execute(f"CREATE INDEX by_{column} ON statements ({column})")
        connection.execute(
            "CREATE VIRTUAL TABLE statements_fts USING fts5"
            '(words, names, about, content="statements", content_rowid="id", tokenize="porter unicode61")'
        )
        connection.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")
        connection.execute("ANALYZE")
        connection.commit()
