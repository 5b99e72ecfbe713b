"""Sphinx, as Debian packs it: numbers of the 25 rows, total and counts, in one batch of SphinxQL for each question.

A facet's own choices do not narrow its own counts: it is asked for once more without them, as Parley does.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.facts import FACETS
from bench.peers import LIMIT, Peer, iter_rows, tool
from bench.questions import PAGE_SIZE, Question
from bench.server import free_port, on_server_core
from bench.times import Times

NAME = "Sphinx"
GROUPS = 6_000  # as many as a facet may have values, so that its counts are exact
NUMBERED = [facet for facet in FACETS if facet != "topic"]

CONFIGURATION = """
source statements {{
    type = tsvpipe
    tsvpipe_command = cat '{folder}/statements.tsv'
    tsvpipe_field = words
    tsvpipe_field = names
    tsvpipe_field = about
{attributes}
    tsvpipe_attr_multi = topic
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

Codes = Mapping[str, Mapping[str, int]]  # facet -> value -> number


def measure(database: Path, asked: Mapping[str, Sequence[tuple[Question, int]]]) -> Peer:
    """`asked`: class -> questions with their right totals."""
    peer = Peer(NAME)
    if not (shutil.which("searchd") and shutil.which("indexer")):
        peer.missing = "It could not be installed here: it is Debian's package sphinxsearch."
    elif not tool("python").exists():
        peer.missing = "It was not measured: PyMySQL, by which it is asked, could not be installed here."
    if peer.missing:
        return peer
    folder = database.parent / "sphinx"
    folder.mkdir(exist_ok=True)
    codes = _write(database, folder / "statements.tsv")
    port = free_port()
    attributes = "\n".join(f"    tsvpipe_attr_uint = {name}" for name in (*NUMBERED, "said"))
    configuration = folder / "sphinx.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port, attributes=attributes))
    told = _run(["indexer", "--config", str(configuration), "--all"])
    peer.version = told.split()[1].split("-")[0]
    server = subprocess.Popen(  # noqa: S603
        on_server_core(["searchd", "--config", str(configuration), "--nodetach"]), stdout=subprocess.DEVNULL
    )
    try:
        batches = {name: [_batch(question, codes) for question, _ in questions] for name, questions in asked.items()}
        answers = json.loads(
            subprocess.run(  # noqa: S603
                [tool("python"), str(Path(__file__).with_name("sphinxql.py")), str(port), str(LIMIT)],
                input=json.dumps(batches),
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "PYTHONPATH": ""},
            ).stdout
        )
    finally:
        server.terminate()
        server.wait(30)
    for name, questions in asked.items():
        peer.times[name] = Times(answers[name]["times"])
        totals = answers[name]["totals"]
        peer.asked += len(totals)
        peer.right += sum(total == right for total, (_, right) in zip(totals, questions, strict=False))
    return peer


def _batch(question: Question, codes: Codes) -> str:
    """The rows with the counts of all facets without a choice; then each facet with one, without it."""
    chosen = dict(question.chosen)
    order = "" if question.best_first else "ORDER BY said DESC, id DESC"
    offset = PAGE_SIZE * (question.page - 1)
    most = max(GROUPS, offset + PAGE_SIZE)
    free = " ".join(f"FACET {facet} ORDER BY COUNT(*) DESC LIMIT 10" for facet in FACETS if facet not in chosen)
    statements = [
        f"SELECT id FROM statements{_where(question, codes)} {order} LIMIT {offset}, {PAGE_SIZE}"  # noqa: S608
        f" OPTION max_matches={most} {free}",
        "SHOW META",
    ]
    statements += [
        f"SELECT GROUPBY(), COUNT(*) AS statements FROM statements{_where(question, codes, but=facet)} GROUP BY {facet}"  # noqa: S608
        f" ORDER BY statements DESC LIMIT 10 OPTION max_matches={GROUPS}"
        for facet in chosen
    ]
    return "; ".join(statements)


def _where(question: Question, codes: Codes, but: str = "") -> str:
    conditions = [f"MATCH('{question.q}')"] if question.q else []
    for facet, values in question.chosen:
        if facet != but:
            numbers = ", ".join(str(codes[facet][value]) for value in values)
            conditions.append(f"{facet} IN ({numbers})")
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _write(database: Path, file: Path) -> Codes:
    codes: dict[str, dict[str, int]] = defaultdict(dict)

    def code(facet: str, value: str) -> int:
        return codes[facet].setdefault(value, len(codes[facet]) + 1) if value else 0

    with file.open("w", encoding="utf-8") as lines:
        for row in iter_rows(database):
            said = datetime.date.fromisoformat(row.said).toordinal() if row.said else 0
            cells = [
                row.id,
                *(text.replace("\t", " ").replace("\n", " ") for text in (row.words, row.names, row.about)),
            ]
            cells += [*(code(facet, row.facets[facet]) for facet in NUMBERED), said]
            cells.append(",".join(str(code("topic", topic)) for topic in row.topics))
            lines.write("\t".join(map(str, cells)) + "\n")
    return codes


def _run(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
