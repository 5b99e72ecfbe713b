"""How well quotations and their speakers are found in the held-out texts, as tests/intake/score.py prints it."""

from __future__ import annotations

import subprocess
import sys

from bench.archive import ROOT


def measure() -> str:
    """Tables in Markdown: precision, recall and F1, the speakers by kind, and articles a second."""
    command = [sys.executable, "-m", "tests.intake.score"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603
