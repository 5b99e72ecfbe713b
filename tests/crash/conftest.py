"""The real server with two workers, over 600 articles. One site for all of these tests: each leaves it in order."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.archive import Archive
from tests.crash.watching import Readers
from tests.installation import new_database
from tests.replica.site import Site
from tests.static_files import give_static_files


@pytest.fixture(scope="package")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small disk for the index alone, where we may mount one; else a folder."""
    folder = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(scope="package")
def readers(disk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    data = tmp_path_factory.mktemp("crash")
    give_static_files(data)
    with new_database(data) as database:
        index = disk / "index"
        archive = Archive(database, DATA_DIR=str(data), SEARCH_INDEX_DIR=str(index))
        site = Site(index, DATA_DIR=str(data), DATABASE_URL=database, WEB_CONCURRENCY="2", LOG_LEVEL="ERROR")
        try:
            site.wait_until_ready()
            yield Readers(site, archive)
        finally:
            site.kill()
