from __future__ import annotations

import runpy
import sys
from types import ModuleType
from typing import Any

import pytest
from gunicorn.config import KNOWN_SETTINGS

from tests.ops.conftest import ROOT, Machine


def configuration() -> dict[str, Any]:
    names = runpy.run_path(str(ROOT / "config" / "gunicorn.py"))
    return {
        name: value for name, value in names.items() if name[0].islower() and not isinstance(value, ModuleType | type)
    }


def test_every_setting_is_one_that_gunicorn_knows() -> None:
    assert set(configuration()) <= {setting.name for setting in KNOWN_SETTINGS}


def test_no_control_socket_is_opened() -> None:
    assert configuration()["control_socket_disable"] is True


def test_it_listens_to_this_machine_alone_on_the_port_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    assert configuration()["bind"] == "127.0.0.1:8123"


def test_readers_are_not_logged_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESS_LOG", "0")
    assert configuration()["accesslog"] is None
    monkeypatch.setenv("ACCESS_LOG", "1")
    assert configuration()["accesslog"] == "-"


@pytest.mark.parametrize(("name", "value"), [("WEB_CONCURRENCY", "0"), ("WEB_THREADS", "-1")])
def test_gunicorn_does_not_start_with_a_number_of_workers_or_threads_that_cannot_be(
    machine: Machine, name: str, value: str
) -> None:
    command = (sys.executable, "-m", "gunicorn", "--check-config", "--config", "config/gunicorn.py", "config.wsgi")
    result = machine.run(*command, DEVELOPMENT="1", **{name: value})
    assert result.returncode != 0
    assert result.stderr == f"{name} is {value!r}: set it to a whole number, 1 or more.\n"


def test_gunicorn_accepts_it(machine: Machine) -> None:
    command = (sys.executable, "-m", "gunicorn", "--check-config", "--config", "config/gunicorn.py", "config.wsgi")
    result = machine.run(*command, DEVELOPMENT="1")
    assert result.returncode == 0, result.stderr
