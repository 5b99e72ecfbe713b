"""A machine to try the scripts on: the real shell, with pretended commands first in the PATH."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

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

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in the project's root. By default it has an own data folder and no virtual environment yet."""
        defaults = {
            "PATH": f"{self.folder}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "DATA_DIR": str(self.folder / "data"),
            "VENV": str(self.folder / "venv"),
            # Said outright, so that a developer's own .env counts for nothing here.
            "SECRET_KEY": "",
            "DEVELOPMENT": "0",
            "DATABASE_URL": f"sqlite:///{self.folder / 'parley.sqlite3'}",
        }
        return subprocess.run(command, cwd=ROOT, env=defaults | environment, capture_output=True, text=True, timeout=60)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)
