"""The metrics of several processes are added up, and outlive a worker."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from config import metrics_folder
from tests.installation import Installation
from tests.ops.server import read, serving
from tests.waiting import until

REQUESTS = 40


def number(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def parent(process: str) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def folder_of_own_server() -> Path:
    """Other tests may start servers at the same time."""
    folders = metrics_folder.PLACE.glob(f"{metrics_folder.PREFIX}*")
    running = [(folder, folder.name.removeprefix(metrics_folder.PREFIX).split("-")[0]) for folder in folders]
    [own] = [folder for folder, server in running if Path("/proc", server).exists() and parent(server) == os.getpid()]
    return own


def workers(folder: Path) -> set[int]:
    return {int(file.stem.rpartition("_")[2]) for file in folder.glob("counter_*.db")}


def test_every_process_tells_the_numbers_of_all(prepared: Installation, tmp_path: Path) -> None:
    settings = {**prepared.environment, "SEARCH_INDEX_DIR": str(tmp_path / "index"), "WEB_CONCURRENCY": "2"}
    with serving("tests.ops.plain_site", tmp_path / "log", **settings) as port:
        for _ in range(REQUESTS):
            read(port, "/about/")
        answers = [read(port, "/metrics") for _ in range(8)]
        assert {number(text, 'parley_request_seconds_count{route="about"}') for text in answers} == {REQUESTS}
        assert all(number(text, "parley_waiting_seconds_count") >= REQUESTS for text in answers)
        assert {number(text, "parley_requests_running") for text in answers} == {0.0}
        folder = folder_of_own_server()
        for worker in workers(folder):
            os.kill(worker, signal.SIGKILL)
        assert until(lambda: len(workers(folder)) >= 4)
        assert until(lambda: number(read(port, "/metrics"), 'parley_request_seconds_count{route="about"}') == REQUESTS)


def test_the_folder_of_a_server_that_was_killed_is_removed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(metrics_folder.VARIABLE, "")  # so that what `make` sets is undone
    monkeypatch.delenv(metrics_folder.VARIABLE)
    ended = subprocess.Popen(["true"])
    ended.wait()
    left = metrics_folder.PLACE / f"{metrics_folder.PREFIX}{ended.pid}-x"
    running = metrics_folder.PLACE / f"{metrics_folder.PREFIX}{os.getpid()}-x"
    for folder in (left, running):
        folder.mkdir()
    try:
        metrics_folder.make()
        assert not left.exists()
        assert running.exists()
    finally:
        running.rmdir()
        metrics_folder.remove()
    assert not list(metrics_folder.PLACE.glob(f"{metrics_folder.PREFIX}{os.getpid()}-*"))
