"""`make run` says in one sentence what stands in its way, and what to do."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys

import pytest

from tests.ops.conftest import ROOT, Machine


def sentence(result: subprocess.CompletedProcess[str]) -> str:
    """The one line on standard error with which a command has failed."""
    assert result.returncode != 0
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


def run(machine: Machine, **environment: str) -> str:
    return sentence(machine.run("sh", "scripts/run.sh", **environment))


def install(machine: Machine, **environment: str) -> subprocess.CompletedProcess[str]:
    return machine.run("sh", "scripts/install.sh", "requirements.txt", **environment)


def test_a_taken_port_is_named(machine: Machine) -> None:
    machine.pretend_installed()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert run(machine, PORT=port).startswith(f"Port {port} is taken: stop what runs there, or choose another")


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "8000 "])
def test_a_port_that_is_none_is_refused(machine: Machine, port: str) -> None:
    machine.pretend_installed()
    assert "set it to a number from 1 to 65535" in run(machine, PORT=port)


@pytest.mark.parametrize("version", ["2.7", "3.9", "3.10"])
def test_an_old_python_is_refused(machine: Machine, version: str) -> None:
    machine.pretend("python3", f"echo {version}")
    assert run(machine).startswith(f"Parley needs Python 3.11 or newer, and python3 is {version}: install one")


def test_a_missing_python_is_said(machine: Machine) -> None:
    assert "install Python 3.11 or newer" in run(machine, PYTHON="no-such-python")


@pytest.mark.parametrize("folder", ["/proc/parley", "/dev/null/parley"])
def test_a_folder_that_cannot_be_written_is_named(machine: Machine, folder: str) -> None:
    machine.pretend_installed()
    assert run(machine, DATA_DIR=folder).startswith(f"Parley cannot write in {folder}: make that folder writable")


def test_a_folder_whose_files_cannot_be_made_is_named(machine: Machine) -> None:
    machine.pretend_installed()
    machine.pretend("touch", "exit 1")  # a folder that is there, but read-only; root would be let through
    assert run(machine).startswith(f"Parley cannot write in {machine.folder}/data: make that folder writable")


def test_a_missing_venv_module_is_installed_by_apt_and_else_asked_for(machine: Machine) -> None:
    machine.pretend("python3", 'case "$2" in *ensurepip*) exit 1 ;; *) echo 3.11 ;; esac')
    machine.pretend("sudo", 'shift; exec "$@"')
    machine.pretend("apt-get", f'echo "$@" >>{machine.folder}/asked; exit 100')
    assert "run 'apt-get install python3-venv' as root" in sentence(install(machine))
    assert "install -y python3-venv" in (machine.folder / "asked").read_text()


def test_a_package_index_out_of_reach_is_said(machine: Machine) -> None:
    retrying = "WARNING: Retrying (Retry(total=1)) after connection broken"
    machine.pretend("venv/bin/python", f'case "$1" in -m) echo "{retrying}"; exit 1 ;; *) echo 3.11 ;; esac')
    assert sentence(install(machine)).startswith("pip cannot reach its package index: check the network")


def test_packages_are_installed_once_for_each_version_of_the_requirements(machine: Machine) -> None:
    machine.pretend("venv/bin/python", f'[ "$1" = -c ] && echo 3.11 || echo pip >>{machine.folder}/calls')
    assert install(machine).returncode == 0
    assert install(machine).returncode == 0
    assert (machine.folder / "calls").read_text() == "pip\n"
    checksum = hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()
    assert (machine.folder / "venv" / "installed").read_text() == f"{checksum}  requirements.txt\n"


@pytest.mark.parametrize(
    ("file", "path"), [("/no usb disk/one.sqlite3", "/no usb disk/one.sqlite3"), ("a b", f"{ROOT}/a b")]
)
def test_a_backup_may_have_blanks_in_its_path(machine: Machine, file: str, path: str) -> None:
    machine.pretend_installed()
    result = machine.run("make", "restore", f"FILE={file}", "YES=1", DEVELOPMENT="1")
    assert f"There is no file {path}." in result.stderr


def check_database(machine: Machine, **environment: str) -> str:
    return sentence(machine.run(sys.executable, "-m", "scripts.check_database", **environment))


def test_a_database_that_does_not_answer_is_said_without_its_password(machine: Machine) -> None:
    message = check_database(machine, DEVELOPMENT="1", DATABASE_URL="postgres://parley:hush@127.0.0.1:1/parley")
    assert message.startswith("The database does not answer (")
    assert message.endswith("start it, or correct DATABASE_URL.")
    assert "hush" not in message


@pytest.mark.parametrize("url", ["nonsense", "mysql://127.0.0.1/parley", ""])
def test_a_database_of_another_kind_is_refused(machine: Machine, url: str) -> None:
    message = check_database(machine, DEVELOPMENT="1", DATABASE_URL=url)
    assert message.startswith("DATABASE_URL names no database that Parley can use")


def test_settings_that_cannot_be_used_are_said(machine: Machine) -> None:
    assert check_database(machine).startswith("SECRET_KEY is not set.")
    assert check_database(machine, DEVELOPMENT="1", WEB_CONCURRENCY="abc").startswith("WEB_CONCURRENCY is 'abc'")
