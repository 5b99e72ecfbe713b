"""Datasette with one table of statements, an index on each facet, and full text search. It returns a page as JSON.

Unlike in Parley, the choices in a facet narrow its own counts too, which is less work.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

from bench.client import Client
from bench.peers import CLASS_SECONDS, Peer, PeerRequests, facet_names, iter_rows, peer_program
from bench.server import free_port, on_server_core, running
from bench.statement_table import StatementTable
from bench.times import Times
from bench.workload import PAGE_SIZE, ListRequest

NAME = "Datasette"
SETTINGS = {
    "default_page_size": PAGE_SIZE,
    "default_facet_size": 10,
    "suggest_facets": "off",
    "facet_time_limit_ms": 60_000,
    "sql_time_limit_ms": 60_000,
}


def measure(database: Path, table: StatementTable, requests: PeerRequests) -> Peer:
    peer = Peer(NAME)
    program = peer_program("datasette")
    if not program.exists():
        peer.not_measured = "It could not be installed here."
        return peer
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    peer.version = version.stdout.split()[-1]
    store = database.parent / "datasette.db"
    _write(database, table, store)
    port = free_port()
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, str(value))]
    command = [str(program), "serve", str(store), "--port", str(port), *settings]
    with (
        running(on_server_core(command), port, "/-/versions.json", {}, subprocess.DEVNULL),
        closing(Client(port, timeout=300)) as client,
    ):
        client.get(_address(ListRequest(q="ceasefire"), table))
        for name, class_requests in requests.items():
            peer.times[name] = Times()
            deadline = time.monotonic() + CLASS_SECONDS
            for request, total in class_requests:
                response = client.get(_address(request, table), peer.times[name])
                peer.totals += 1
                peer.right_totals += json.loads(response.body).get("filtered_table_rows_count") == total
                if time.monotonic() > deadline:
                    break
    return peer


def _address(request: ListRequest, table: StatementTable) -> str:
    pairs = [("_size", str(PAGE_SIZE))]
    pairs += [("_facet", name) for name in facet_names(table, multiple=False)]
    pairs += [("_facet_array", name) for name in facet_names(table, multiple=True)]
    if not request.best_match_first:
        pairs.append(("_sort_desc", "said_on"))
    if request.q:
        pairs.append(("_search", request.q))
    for facet, values in request.chosen:
        lookup = "arraycontains" if table.facets[facet].multiple else "exact"
        pairs += [(f"{facet}__{lookup}", value) for value in values]
    return f"/datasette/statements.json?{urlencode(pairs)}"


def _write(database: Path, table: StatementTable, store: Path) -> None:
    """Facets with several values for a statement are JSON arrays."""
    single, multiple = facet_names(table, multiple=False), facet_names(table, multiple=True)
    # Quoted, because the name of a facet may be a word of SQL.
    columns = [f'"{name}"' for name in (*single, *multiple, "said_on", "words", "names", "descriptions")]
    store.unlink(missing_ok=True)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(f"CREATE TABLE statements (id INTEGER PRIMARY KEY, {', '.join(columns)})")
        rows = (
            (
                row.id,
                *(row.facets.get(name, [None])[0] for name in single),
                *(json.dumps(row.facets.get(name, [])) for name in multiple),
                row.said_on or None,
                row.words,
                row.names,
                row.descriptions,
            )
            for row in iter_rows(database, table)
        )
        places = ", ".join("?" * (len(columns) + 1))
        connection.executemany(f"INSERT INTO statements VALUES ({places})", rows)  # noqa: S608
        for column in [*single, "said_on"]:
            connection.execute(f'CREATE INDEX "by_{column}" ON statements ("{column}")')
        connection.execute(
            "CREATE VIRTUAL TABLE statements_fts USING fts5"
            '(words, names, descriptions, content="statements", content_rowid="id", tokenize="porter unicode61")'
        )
        connection.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")
        connection.execute("ANALYZE")
        connection.commit()
