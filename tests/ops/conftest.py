"""A machine to run the scripts on: the real shell, with fake commands first in the PATH."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Machine:
    folder: Path

    def pretend(self, name: str, script: str) -> None:
        """Puts a command into the PATH, or with a path into that place."""
        command = self.folder / name
        command.parent.mkdir(parents=True, exist_ok=True)
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(0o755)

    def pretend_installed(self) -> None:
        """Lets the virtual environment be the one of these tests."""
        self.pretend("venv/bin/python", f'exec {sys.executable} "$@"')
        checksum = hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()
        (self.folder / "venv" / "installed").write_text(f"{checksum}  requirements.txt\n")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in the project's root, by default with its own data folder and no virtual environment."""
        defaults = {
            "PATH": f"{self.folder}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "DATA_DIR": str(self.folder / "data"),
            "VENV": str(self.folder / "venv"),
            # Set here, because a developer's own .env must not matter.
            "SECRET_KEY": "",
            "DEVELOPMENT": "0",
            "DATABASE_URL": f"sqlite:///{self.folder / 'parley.sqlite3'}",
        }
        return subprocess.run(
            command, cwd=ROOT, env=defaults | environment, capture_output=True, text=True, timeout=PATIENCE
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)
