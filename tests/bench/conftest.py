"""An archive of 500 statements in SQLite, whatever database the other tests run on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.archive import Archive, prepare
from bench.statement_table import StatementTable


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BENCH_DIR", str(tmp_path_factory.mktemp("bench")))
        yield prepare(500, 1)


@pytest.fixture(scope="session")
def table(archive: Archive) -> StatementTable:
    return StatementTable(archive.database)
