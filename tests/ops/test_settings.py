from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.management import call_command

from tests.ops.conftest import Machine

KEY = "a-key-as-long-and-as-random-as-the-check-wants-it-0123456789"
KNOWN_KEY = "development-only-" + "parley" * 8
UNSAFE = [
    ({}, "SECRET_KEY is not set"),
    ({"SECRET_KEY": KNOWN_KEY}, "SECRET_KEY is the key for development, which everybody knows"),
    ({"SECRET_KEY": "short"}, "SECRET_KEY is too short or too simple"),
    ({"SECRET_KEY": "x" * 60}, "SECRET_KEY is too short or too simple"),
    ({"SECRET_KEY": KEY, "DEBUG": "1"}, "DEBUG shows code and settings to everybody"),
    ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS allows every host name"),
    ({"DEVELOPMENT": "1", "ALLOWED_HOSTS": "127.0.0.1,parley.example"}, "ALLOWED_HOSTS names parley.example"),
    ({"DEVELOPMENT": "1", "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS names *"),
    ({"DEVELOPMENT": "1", "ALLOWED_HOSTS": "192.0.2.1"}, "ALLOWED_HOSTS names 192.0.2.1"),
    ({"DEVELOPMENT": "1", "BEHIND_PROXY": "1"}, "DEVELOPMENT and BEHIND_PROXY are both on"),
    ({"SECRET_KEY": KEY, "FORWARDED_ALLOW_IPS": "*"}, "FORWARDED_ALLOW_IPS must list the addresses"),
    ({"SECRET_KEY": KEY, "METRICS_ALLOW_IPS": "*"}, "METRICS_ALLOW_IPS must list the addresses"),
    ({"SECRET_KEY": KEY, "CONTACT": "javascript:alert(1)"}, "CONTACT is 'javascript:alert(1)': set it to an e-mail"),
    (
        {"SECRET_KEY": KEY, "DESK_MFA": "off"},
        "DESK_MFA is 'off', but must be one of: offered",
    ),
    ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "https://parley.example"}, "ALLOWED_HOSTS names https://parley.example"),
    ({"SECRET_KEY": KEY, "BEHIND_PROXY": "ture"}, "BEHIND_PROXY is 'ture': set it to 1 (on) or 0 (off)"),
    ({"SECRET_KEY": KEY, "CONN_MAX_AGE": "abc"}, "CONN_MAX_AGE is 'abc': set it to a whole number, 0 or more"),
    ({"SECRET_KEY": KEY, "SLOW_QUERY_MS": "-1"}, "SLOW_QUERY_MS is '-1': set it to a whole number, 0 or more"),
    ({"SECRET_KEY": KEY, "SECURE_HSTS_SECONDS": "1y"}, "SECURE_HSTS_SECONDS is '1y': set it to a whole number"),
    ({"SECRET_KEY": KEY, "BACKUP_KEEP": "0"}, "BACKUP_KEEP is '0': set it to a whole number, 1 or more"),
    ({"SECRET_KEY": KEY, "LOG_LEVEL": "loud"}, "LOG_LEVEL is 'LOUD', but must be one of: DEBUG"),
    ({"SECRET_KEY": KEY, "DATABASE_URL": "postgres://localhost:notaport/x"}, "DATABASE_URL cannot be read: write"),
]
MFA = "from config import settings; print(settings.DESK_MFA)"


@pytest.mark.parametrize(
    ("environment", "setting"),
    [({"SECRET_KEY": KEY}, "administrators"), ({"DEVELOPMENT": "1"}, "offered")],
)
def test_administrators_need_a_second_factor_unless_it_is_a_developers_machine(
    machine: Machine, environment: dict[str, str], setting: str
) -> None:
    assert machine.run(sys.executable, "-c", MFA, **environment).stdout.strip() == setting


@pytest.mark.parametrize(("environment", "reason"), UNSAFE)
def test_parley_does_not_start_with_unsafe_settings_and_says_why(
    machine: Machine, environment: dict[str, str], reason: str
) -> None:
    result = machine.run(sys.executable, "-c", "import config.settings", **environment)
    assert result.returncode != 0
    assert reason in result.stderr.splitlines()[-1]


def told(machine: Machine, expression: str, **others: str) -> Any:
    """What this is with the settings of production."""
    code = f"import json; from django.conf import settings; print(json.dumps({expression}))"
    environment = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "parley.example", **others}
    result = machine.run(sys.executable, "-c", code, DJANGO_SETTINGS_MODULE="config.settings", **environment)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_host_names_may_have_blanks_between_them_and_a_level_small_letters(machine: Machine) -> None:
    others = {"ALLOWED_HOSTS": "a.example, b.example ,", "LOG_LEVEL": "info", "SLOW_QUERY_MS": ""}
    expression = "[settings.ALLOWED_HOSTS, settings.LOGGING['root']['level'], settings.SLOW_QUERY_MS]"
    assert told(machine, expression, **others) == [["a.example", "b.example"], "INFO", 500]


def test_a_password_is_not_repeated_when_its_address_cannot_be_read(machine: Machine) -> None:
    url = "postgres://parley:hush/hush@127.0.0.1/parley"
    result = machine.run(sys.executable, "-c", "import config.settings", DEVELOPMENT="1", DATABASE_URL=url)
    assert "in the password are" in result.stderr.splitlines()[-1]
    assert "hush" not in result.stderr


def test_cookies_of_production_are_sent_over_https_to_this_host_alone(machine: Machine) -> None:
    names = "NAME", "SECURE", "HTTPONLY", "PATH", "DOMAIN", "SAMESITE"
    session, csrf = (
        told(machine, f"[getattr(settings, '{cookie}_COOKIE_' + name) for name in {names}]")
        for cookie in ("SESSION", "CSRF")
    )
    assert session == ["__Host-sessionid", True, True, "/", None, "Lax"]
    assert csrf == ["__Host-csrftoken", True, False, "/", None, "Lax"]  # the scripts of the desk read its token


def test_passwords_are_stretched_and_no_rule_makes_them_expire(machine: Machine) -> None:
    names = "[one['NAME'].split('.')[-1] for one in settings.AUTH_PASSWORD_VALIDATORS]"
    hashers, validators = told(machine, f"[settings.PASSWORD_HASHERS, {names}]")
    assert hashers[0] == "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    assert PBKDF2PasswordHasher.iterations >= 600_000
    assert set(validators) == {
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "NumericPasswordValidator",
        "BreachedPasswordValidator",
        "GuessablePasswordValidator",
    }


@pytest.mark.parametrize("hosts", ["127.0.0.1", "localhost,[::1],parley.localhost,127.0.0.2"])
def test_a_developer_s_own_machine_may_have_several_names(machine: Machine, hosts: str) -> None:
    result = machine.run(sys.executable, "-c", "import config.settings", DEVELOPMENT="1", ALLOWED_HOSTS=hosts)
    assert result.returncode == 0, result.stderr


def test_production_settings_pass_the_check_for_deployment(machine: Machine) -> None:
    result = machine.run(
        *(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        SECRET_KEY=KEY,
        ALLOWED_HOSTS="parley.example",
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
