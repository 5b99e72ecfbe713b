"""Two machines that start at the same time both migrate: one does, the other waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.installation import ROOT, Installation, new_database
from tests.waiting import PATIENCE


def migrate(site: Installation) -> subprocess.Popen[str]:
    command = [sys.executable, "manage.py", "migrate", "--noinput"]
    return subprocess.Popen(
        command, cwd=ROOT, env=site.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_two_migrators_at_once_leave_one_migrated_database(tmp_path: Path) -> None:
    with new_database(tmp_path) as database:
        site = Installation(tmp_path, database)
        migrators = [migrate(site) for _ in range(2)]
        told = [migrator.communicate(timeout=PATIENCE)[0] for migrator in migrators]
        assert [migrator.returncode for migrator in migrators] == [0, 0], told
        assert sorted("Applying articles.0001_" in text for text in told) == [False, True], told
        assert sorted("No migrations to apply." in text for text in told) == [False, True], told
        site.manage("migrate", "--check")
