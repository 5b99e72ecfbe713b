"""A whole run: measures everything one after another, so that no measurement disturbs another."""

from __future__ import annotations

import gc
import http.client
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench import index_only, list_pages, other_pages, quotations, tables
from bench.archive import Archive
from bench.brute_force import BruteForce
from bench.list_pages import ListPages
from bench.other_pages import OtherPages
from bench.peers import REQUESTS, Peer, PeerRequests, datasette, sphinx
from bench.server import CLIENT_CORE
from bench.statement_table import StatementTable
from bench.tables import Tables
from bench.times import Times
from bench.workload import CLASSES, Workload, WorkloadGenerator

WARM_UP = 25  # requests of each class that are not measured


@dataclass
class Results:
    archive: Archive
    lists: ListPages = field(default_factory=ListPages)
    small: ListPages | None = None  # the same for 10,000 statements
    index_only: dict[str, Times] = field(default_factory=dict)
    render_only: Times = field(default_factory=Times)
    pages: OtherPages = field(default_factory=OtherPages)
    tables: Tables = field(default_factory=Tables)
    peers: list[Peer] = field(default_factory=list)
    quotations: str = ""
    wrong: list[str] = field(default_factory=list)  # addresses with wrong answers, and what is wrong


def run(archive: Archive, small: Archive | None, requests: int, progress: Callable[[str], None]) -> Results:
    """`requests` is the number of requests of each class. `progress` is called with the name of each step."""
    os.sched_setaffinity(0, {CLIENT_CORE})
    results = Results(archive)
    if small is not None:
        progress("The six classes of request, at 10,000 statements")
        table = StatementTable(small.database)
        results.small = ListPages()
        list_pages.measure(small.folder, *_workloads(table, small.seed, requests), results.small)
        results.wrong = list_pages.differences(results.small, BruteForce(table))
    progress("Reading the archive, to check answers")
    table = StatementTable(archive.database)
    brute_force = BruteForce(table)
    warm_up, workload = _workloads(table, archive.seed, requests)
    gc.freeze()
    narrowed = WorkloadGenerator(table, archive.seed).draw_narrowed(requests)
    halves = [{name: drawn[half::2] for name, drawn in {**workload, **narrowed}.items()} for half in (0, 1)]

    def measure_lists(half: int) -> None:
        progress(f"The six classes of request, half {half + 1} of 2")
        list_pages.measure(archive.folder, warm_up, halves[half], results.lists)
        list_pages.measure_render_only(archive.folder, max(requests // 2, 1), results.render_only)

    # A machine may become slower for some minutes. So the lists are measured in two halves, with all other pages and
    # the yardstick, which is Sphinx, between them.
    measure_lists(0)
    progress("The index alone")
    results.index_only = index_only.measure(archive.folder, warm_up, workload)
    peer_requests = {
        name: [(request, brute_force.total(request)) for request in class_requests[:REQUESTS]]
        for name, class_requests in workload.items()
    }
    results.peers.append(_measure_peer(sphinx, archive, table, peer_requests, progress))
    progress("All other pages")
    results.pages = other_pages.measure(archive, workload[CLASSES[3]][0].q)
    measure_lists(1)
    progress("Tables that are imported")
    results.tables = tables.measure(archive.statements, archive.seed, "", progress)
    progress("Quotations in texts")
    results.quotations = quotations.measure()
    progress("Checking every answer")
    results.wrong += list_pages.differences(results.lists, brute_force)
    results.peers.insert(0, _measure_peer(datasette, archive, table, peer_requests, progress))
    return results


def _measure_peer(
    peer: Any, archive: Archive, table: StatementTable, requests: PeerRequests, progress: Callable[[str], None]
) -> Peer:
    """A peer that fails does not end the run: the report says so."""
    progress(f"For comparison: {peer.NAME}")
    try:
        result: Peer = peer.measure(archive.database, table, requests)
    except (OSError, RuntimeError, http.client.HTTPException, subprocess.SubprocessError) as error:
        return Peer(peer.NAME, not_measured=f"It could not be measured here ({type(error).__name__}).")
    return result


def _workloads(table: StatementTable, seed: int, requests: int) -> tuple[Workload, Workload]:
    """The warm-up and the measured workload. They have no request in common."""
    workload = WorkloadGenerator(table, seed).draw(requests)
    measured = {request for class_requests in workload.values() for request in class_requests}
    warm_up = WorkloadGenerator(table, seed + 1).draw(WARM_UP)
    return {name: [each for each in drawn if each not in measured] for name, drawn in warm_up.items()}, workload
