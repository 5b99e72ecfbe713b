"""Sphinx, as packaged by Debian. One batch of SphinxQL asks for the keys of 25 rows, the total and the counts.

As in Parley, the choices in a facet do not narrow its own counts: each facet with a choice is counted without it.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bench.peers import CLASS_SECONDS, Peer, PeerRequests, facet_names, iter_rows, peer_program
from bench.server import free_port, on_server_core
from bench.statement_table import StatementTable
from bench.times import Times
from bench.workload import CLASSES, PAGE_SIZE, ListRequest

NAME = "Sphinx"
# Machines are compared by a page of the whole list with these facets (bench/yardstick.py).
REFERENCE_FACETS = ("speaker", "party", "topic", "kind", "medium", "venue", "round", "outlet", "year")
UNFILTERED = CLASSES[0]
MAX_MATCHES = 6_000  # more than a facet has values, so that counts are exact

Answers = Mapping[str, Mapping[str, list[float]]]  # class -> "times" or "totals"

CONFIGURATION = """
source statements {{
    type = tsvpipe
    tsvpipe_command = cat '{folder}/statements.tsv'
    tsvpipe_field = words
    tsvpipe_field = names
    tsvpipe_field = descriptions
{attributes}
}}
index statements {{
    source = statements
    path = {folder}/statements
    docinfo = extern
    dict = keywords
    morphology = stem_en
}}
indexer {{
    mem_limit = 512M
}}
searchd {{
    listen = 127.0.0.1:{port}:mysql41
    log = {folder}/searchd.log
    pid_file = {folder}/searchd.pid
    binlog_path =
    workers = threads
}}
"""


def measure(database: Path, table: StatementTable, requests: PeerRequests) -> Peer:
    peer = Peer(NAME)
    if not (shutil.which("searchd") and shutil.which("indexer")):
        peer.not_measured = "It could not be installed here: it is Debian's package sphinxsearch."
    elif not peer_program("python").exists():
        peer.not_measured = "Its client PyMySQL could not be installed here."
    if peer.not_measured:
        return peer
    peer.version, answers = _ask(database, table, requests)
    for name, class_requests in requests.items():
        peer.times[name] = Times(answers[name]["times"])
        totals = answers[name]["totals"]
        peer.totals += len(totals)
        peer.right_totals += sum(total == right for total, (_, right) in zip(totals, class_requests, strict=False))
    _version, answers = _ask(database, table.with_facets(REFERENCE_FACETS), {UNFILTERED: requests[UNFILTERED]})
    peer.reference = Times(answers[UNFILTERED]["times"])
    return peer


def _ask(database: Path, table: StatementTable, requests: PeerRequests) -> tuple[str, Answers]:
    """Starts a server with the facets of the table. Returns its version, and the times and totals of each class."""
    folder = database.parent / "sphinx"
    folder.mkdir(exist_ok=True)
    _write(database, table, folder / "statements.tsv")
    port = free_port()
    configuration = folder / "sphinx.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port, attributes=_attributes(table)))
    output = _run(["indexer", "--config", str(configuration), "--all"])
    server = subprocess.Popen(  # noqa: S603
        on_server_core(["searchd", "--config", str(configuration), "--nodetach"]), stdout=subprocess.DEVNULL
    )
    try:
        return output.split()[1].split("-")[0], _answers(port, table, requests)
    finally:
        server.terminate()
        server.wait(30)


def _answers(port: int, table: StatementTable, requests: PeerRequests) -> Answers:
    batches = {
        name: [_batch(request, table) for request, _ in class_requests] for name, class_requests in requests.items()
    }
    process = subprocess.run(  # noqa: S603
        [peer_program("python"), str(Path(__file__).with_name("sphinxql.py")), str(port), str(CLASS_SECONDS)],
        input=json.dumps(batches),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": ""},
    )
    answers: Answers = json.loads(process.stdout)
    return answers


def _batch(request: ListRequest, table: StatementTable) -> str:
    """One query for the rows and the counts of all facets without a choice, and one for each facet with a choice."""
    chosen = dict(request.chosen)
    order = "" if request.best_match_first else "ORDER BY said_on DESC, id DESC"
    offset = PAGE_SIZE * (request.page - 1)
    max_matches = max(MAX_MATCHES, offset + PAGE_SIZE)
    counts = " ".join(f"FACET {facet} ORDER BY COUNT(*) DESC LIMIT 10" for facet in table.facets if facet not in chosen)
    queries = [
        f"SELECT id FROM statements{_where(request, table)} {order} LIMIT {offset}, {PAGE_SIZE}"  # noqa: S608
        f" OPTION max_matches={max_matches} {counts}",
        "SHOW META",
    ]
    queries += [
        f"SELECT GROUPBY(), COUNT(*) AS total FROM statements{_where(request, table, without=facet)} GROUP BY {facet}"  # noqa: S608
        f" ORDER BY total DESC LIMIT 10 OPTION max_matches={MAX_MATCHES}"
        for facet in chosen
    ]
    return "; ".join(queries)


def _where(request: ListRequest, table: StatementTable, without: str = "") -> str:
    conditions = [f"MATCH('{request.q}')"] if request.q else []
    for facet, values in request.chosen:
        if facet != without:
            numbers = ", ".join(str(_number(table, facet, value)) for value in values)
            conditions.append(f"{facet} IN ({numbers})")
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _number(table: StatementTable, facet: str, value: str) -> int:
    """The attribute for a value. 0 stands for no value."""
    return table.facets[facet].code_of[value] + 1


def _attributes(table: StatementTable) -> str:
    """The declarations of the attributes, in the order of the columns that `_write` writes."""
    lines = [f"tsvpipe_attr_uint = {name}" for name in (*facet_names(table, multiple=False), "said_on")]
    lines += [f"tsvpipe_attr_multi = {name}" for name in facet_names(table, multiple=True)]
    return "\n".join(f"    {line}" for line in lines)


def _write(database: Path, table: StatementTable, file: Path) -> None:
    """Facets with several values for a statement are lists of numbers."""
    single, multiple = facet_names(table, multiple=False), facet_names(table, multiple=True)
    with file.open("w", encoding="utf-8") as lines:
        for row in iter_rows(database, table):
            texts = (row.words, row.names, row.descriptions)
            numbers = {name: [_number(table, name, value) for value in values] for name, values in row.facets.items()}
            cells = [
                row.id,
                *(text.replace("\t", " ").replace("\n", " ") for text in texts),
                *(numbers.get(name, [0])[0] for name in single),
                datetime.date.fromisoformat(row.said_on).toordinal() if row.said_on else 0,
                *(",".join(map(str, numbers.get(name, ()))) for name in multiple),
            ]
            lines.write("\t".join(map(str, cells)) + "\n")


def _run(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
