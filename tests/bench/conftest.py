"""An archive of 500 statements in SQLite, whatever database the other tests run on."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator

import pytest

from bench.archive import Archive, prepare
from bench.statement_table import StatementTable


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The processes of a run of tests share it: making it takes much longer than the tests."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bench"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BENCH_DIR", str(folder))
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            archive = prepare(500, 1)
        yield archive


@pytest.fixture(scope="session")
def table(archive: Archive) -> StatementTable:
    return StatementTable(archive.database)
