"""Measures the list of statements: every request first when nobody has made it before, and then repeated."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from bench.brute_force import BruteForce
from bench.client import Client
from bench.server import parley
from bench.times import Times
from bench.workload import ListRequest, Workload


@dataclass
class ListPages:
    first: dict[str, Times] = field(default_factory=dict)  # of each class
    repeated: Times = field(default_factory=Times)
    repeated_compressed: Times = field(default_factory=Times)  # with brotli
    not_modified: Times = field(default_factory=Times)  # requested with the ETag of the first response
    healthz: Times = field(default_factory=Times)  # for comparison: a request without any work
    html: dict[ListRequest, str] = field(default_factory=dict)
    data: dict[ListRequest, dict[str, Any]] = field(default_factory=dict)  # the same page as JSON


def measure(folder: Path, warm_up: Workload, workload: Workload, results: ListPages) -> None:
    """Starts a server, warms it up, measures one class after another, and adds the times to the results."""
    with parley(folder) as (_, client):
        for request in chain.from_iterable(warm_up.values()):
            client.get(f"/statements/{request.query_string}")
        for name, requests in workload.items():
            _measure_class(client, requests, results.first.setdefault(name, Times()), results)
        for request in chain.from_iterable(workload.values()):
            results.data[request] = json.loads(client.get(f"/statements.json{request.query_string}").body)


def _measure_class(client: Client, requests: Sequence[ListRequest], first: Times, results: ListPages) -> None:
    tags = {}
    for request in requests:
        response = client.get(f"/statements/{request.query_string}", first)
        if response.status != 200:
            raise RuntimeError(f"/statements/{request.query_string} answered {response.status}")
        results.html[request], tags[request] = response.body.decode(), response.headers.get("etag", "")
    for request in requests:
        client.get(f"/statements/{request.query_string}", results.repeated)
    for times in (None, results.repeated_compressed):  # it is compressed when it is first asked for so
        for request in requests:
            client.get(f"/statements/{request.query_string}", times, Accept_Encoding="br")
    for request in requests:
        address = f"/statements/{request.query_string}"
        response = client.get(address, results.not_modified, If_None_Match=tags[request])
        if response.status != 304:
            raise RuntimeError(f"{address} has not changed, but answered {response.status} instead of 304")
    for _ in requests:
        client.get("/healthz", results.healthz)


def differences(results: ListPages, brute_force: BruteForce) -> list[str]:
    """The address of each wrong answer, with what is wrong with it."""
    return [
        f"/statements/{request.query_string}: {'; '.join(wrong)}"
        for request, html in results.html.items()
        if (wrong := brute_force.differences(request, results.data[request], html))
    ]


def measure_render_only(folder: Path, count: int, times: Times) -> None:
    """The page of bench/render_only.py, through the same server."""
    with parley(folder, "bench.render_only") as (_, client):
        for _ in range(20):
            client.get("/render-only/")
        for _ in range(count):
            status = client.get("/render-only/", times).status
            if status != 200:
                raise RuntimeError(f"/render-only/ answered {status}")
