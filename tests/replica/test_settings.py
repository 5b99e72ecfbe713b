from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.replica.site import ROOT, environment


def test_a_replica_of_sqlite_is_refused_in_one_sentence(tmp_path: Path) -> None:
    settings = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'parley.sqlite3'}",
        "DATABASE_REPLICA_URL": "postgres://standby/parley",
    }
    command = [sys.executable, "manage.py", "check"]
    result = subprocess.run(command, cwd=ROOT, env=environment(settings), capture_output=True, text=True)
    assert result.returncode != 0
    assert "DATABASE_REPLICA_URL is of use only where DATABASE_URL names a PostgreSQL" in result.stderr
