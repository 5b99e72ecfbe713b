"""The index without the site around it: the same questions in a process on the server's core, no HTTP, rows or HTML."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path

from bench.lists import Asked
from bench.server import on_server_core, site_environment
from bench.times import Times


def measure(folder: Path, warm_up: Asked, asked: Asked) -> dict[str, Times]:
    told = {"": list(chain.from_iterable(warm_up.values())), **asked}
    answer = subprocess.run(  # noqa: S603
        on_server_core([sys.executable, "-m", "bench.ask_index"]),
        env={**os.environ, **site_environment(folder)},
        input=json.dumps({name: [vars(question) for question in questions] for name, questions in told.items()}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {name: Times(times) for name, times in json.loads(answer.stdout).items() if name in asked}
