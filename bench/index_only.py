"""Measures the index without the site: the same requests in one process, without HTTP, database rows and HTML."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path

from bench.server import on_server_core, site_environment
from bench.times import Times
from bench.workload import Workload


def measure(folder: Path, warm_up: Workload, workload: Workload) -> dict[str, Times]:
    """The times of each class."""
    batches = {"": list(chain.from_iterable(warm_up.values())), **workload}
    process = subprocess.run(  # noqa: S603
        on_server_core([sys.executable, "-m", "bench.index_only_process"]),
        env={**os.environ, **site_environment(folder)},
        input=json.dumps({name: [vars(request) for request in requests] for name, requests in batches.items()}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {name: Times(times) for name, times in json.loads(process.stdout).items() if name in workload}
