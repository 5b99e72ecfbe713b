from __future__ import annotations

import sys

import pytest
from django.core.management import call_command

from tests.ops.conftest import Machine


def test_production_does_not_start_without_a_secret_key(machine: Machine) -> None:
    result = machine.run(sys.executable, "manage.py", "check")
    assert result.returncode != 0
    assert "SECRET_KEY is not set" in result.stderr


def test_production_settings_pass_the_check_for_deployment(machine: Machine) -> None:
    result = machine.run(
        *(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        SECRET_KEY="a-key-as-long-and-as-random-as-the-check-wants-it-0123456789",
        ALLOWED_HOSTS="parley.example",
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
