"""`.env` has one reader: the site, gunicorn and the scripts always agree about its lines."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ops.conftest import ROOT

LINES = """
# A comment
SECRET_KEY='a long key, "quoted", with $HOME and ${HOME} and 0123456789'
export DATA_DIR="/var/lib/the parley's data"
PORT=8123
WEB_CONCURRENCY=7
"""
KEY = 'a long key, "quoted", with $HOME and ${HOME} and 0123456789'
SCRIPT = """
set -eu
. scripts/environment.sh
load_settings
printf '%s\\n' "$DATA_DIR" "$SEARCH_INDEX_DIR" "$PORT" "${DEVELOPMENT-}"
"""
SITE = (
    "from config import settings; print(settings.DATA_DIR, settings.SEARCH_INDEX_DIR, settings.SECRET_KEY, sep='\\n')"
)
GUNICORN = "from config import gunicorn; print(gunicorn.bind, gunicorn.workers, sep='\\n')"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what reads settings, with a folder for its `.env`."""
    for name in ("config", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / ".env").write_text(LINES)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    return tmp_path


def run(project: Path, *command: str, **environment: str) -> list[str]:
    path = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
    result = subprocess.run(command, cwd=project, env=path | environment, capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


def scripts(project: Path, **environment: str) -> list[str]:
    """DATA_DIR, SEARCH_INDEX_DIR, PORT and DEVELOPMENT in the scripts."""
    script = project / "scripts" / "try.sh"
    script.write_text(SCRIPT)
    return run(project, "sh", str(script), **environment)


def test_the_site_gunicorn_and_the_scripts_read_the_same_values(project: Path) -> None:
    data = "/var/lib/the parley's data"
    assert scripts(project) == [data, f"{data}/index", "8123", ""]
    assert run(project, sys.executable, "-c", SITE) == [data, f"{data}/index", KEY]
    assert run(project, sys.executable, "-c", GUNICORN) == ["127.0.0.1:8123", "7"]


def test_the_environment_wins_over_the_file(project: Path) -> None:
    assert scripts(project, PORT="9000", DATA_DIR="/data")[:3] == ["/data", "/data/index", "9000"]
    assert run(project, sys.executable, "-c", GUNICORN, PORT="9000")[0] == "127.0.0.1:9000"


def test_an_empty_folder_or_port_is_the_default(project: Path) -> None:
    default = str(project / "var")
    empty = {"PORT": "", "DATA_DIR": "", "SEARCH_INDEX_DIR": ""}
    assert scripts(project, **empty)[:3] == [default, f"{default}/index", "8000"]
    assert run(project, sys.executable, "-c", SITE, **empty)[:2] == [default, f"{default}/index"]
    assert run(project, sys.executable, "-c", GUNICORN, **empty)[0] == "127.0.0.1:8000"


@pytest.mark.parametrize(("environment", "development"), [({}, "1"), ({"DEVELOPMENT": "0"}, "0")])
def test_without_a_secret_key_the_scripts_turn_development_on_unless_it_is_set(
    project: Path, environment: dict[str, str], development: str
) -> None:
    (project / ".env").unlink()
    assert scripts(project, **environment)[3] == development


KEY_LINES = ["export SECRET_KEY={}", "SECRET_KEY = {}", "  SECRET_KEY={}", "SECRET_KEY='{}'", 'SECRET_KEY="{}" # ours']


@pytest.mark.parametrize("line", KEY_LINES)
def test_a_key_is_found_however_its_line_is_written(project: Path, line: str) -> None:
    """If it were not, the scripts would take this for a developer's own machine."""
    key = "0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-ABCDE"
    (project / ".env").write_text(line.format(key) + "\n")
    assert scripts(project)[3] == ""
    assert run(project, sys.executable, "-c", SITE)[2] == key


def test_a_file_in_another_encoding_stops_the_site_and_the_scripts(project: Path) -> None:
    (project / ".env").write_bytes("SECRET_KEY=Schlüssel\n".encode("latin-1"))
    script = project / "scripts" / "try.sh"
    script.write_text(SCRIPT)
    for command in (["sh", str(script)], [sys.executable, "-c", SITE]):
        with pytest.raises(subprocess.CalledProcessError) as failed:
            run(project, *command)
        assert failed.value.stderr.splitlines()[-1].endswith(".env is not in UTF-8: save it in this encoding.")


@pytest.mark.parametrize("line", ["SECRET_KEY: x", "SECRET_KEY", "SECRET_KEY='x", "= x"])
def test_a_line_that_is_no_setting_stops_the_site_and_the_scripts(project: Path, line: str) -> None:
    (project / ".env").write_text(f"# Settings\n{line}\n")
    script = project / "scripts" / "try.sh"
    script.write_text(SCRIPT)
    for command in (["sh", str(script)], [sys.executable, "-c", SITE]):
        with pytest.raises(subprocess.CalledProcessError) as failed:
            run(project, *command)
        assert "Line 2 of" in failed.value.stderr
        assert "is not a setting: write NAME=value" in failed.value.stderr
