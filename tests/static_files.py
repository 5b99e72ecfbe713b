"""Static files for servers that tests start. Compressing them takes long, so it is done once where it can be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).parent.parent


def give_static_files(data: Path) -> None:
    """Puts them where a server with this DATA_DIR looks: those of this run if they are newer than their sources."""
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    newest = max(file.stat().st_mtime for folder in settings.STATICFILES_DIRS for file in Path(folder).rglob("*"))
    if collected.exists() and collected.stat().st_mtime >= newest:
        (data / "static").symlink_to(collected.parent)
        return
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "DATA_DIR": str(data)}, check=True)
