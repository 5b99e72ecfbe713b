"""The doctor says in a sentence what an operator should do, and its exit status says whether there is anything."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.operations.conftest import Operator
from tests.prepared import copy_index


def findings(operator: Operator, **settings: str) -> tuple[int, dict[str, list[str]]]:
    """Exit status, and what is to be attended to by subject."""
    ended = operator.try_to("doctor", **settings)
    lines = [
        line.removeprefix("LOOK  ").split(": ", 1) for line in ended.stdout.splitlines() if line.startswith("LOOK")
    ]
    found: dict[str, list[str]] = {}
    for subject, sentence in lines:
        found.setdefault(subject, []).append(sentence)
    assert "Traceback" not in ended.stderr
    return ended.returncode, found


@pytest.fixture
def healthy(operator: Operator, prepared: Installation, backup_of_prepared: Path) -> Operator:
    for file in operator.installation.folder.glob("parley.sqlite3*"):
        file.chmod(0o600)
    copy_index(prepared.folder / "index", operator.installation.folder / "index")
    operator.take_over(backup_of_prepared)
    return operator


def test_a_healthy_installation_has_nothing_to_attend_to(healthy: Operator) -> None:
    assert findings(healthy) == (0, {})


def expose_backup(operator: Operator) -> None:
    next(file for file in operator.backups.iterdir() if file.suffix != ".sha256").chmod(0o644)


def age_backup(operator: Operator) -> None:
    for file in operator.backups.iterdir():
        file.rename(file.with_name(f"parley-20260101T000000.000Z.{file.name.split('.', 2)[2]}"))


def lose_digests(operator: Operator) -> None:
    for file in operator.backups.glob("*.sha256"):
        file.unlink()


def cut_off_index(operator: Operator) -> None:
    for file in (operator.installation.folder / "index").glob("v*/*.store"):
        beginning = file.read_bytes()[:100]
        file.unlink()  # other tests have links to it
        file.write_bytes(beginning)


def remove_index(operator: Operator) -> None:
    for file in (operator.installation.folder / "index").glob("CURRENT*"):
        file.unlink()


def go_back_a_version(operator: Operator) -> None:
    operator.ask("DELETE FROM django_migrations WHERE app = 'articles' AND name > '001'")


def write_off_index(operator: Operator) -> None:
    """As if it were that of another database."""
    operator.ask("UPDATE articles_change SET key = key + 1 WHERE id = 0")


@pytest.mark.parametrize(
    "harms",
    [
        {
            expose_backup: ("files", "run chmod 600"),
            age_backup: ("backups", "look at the timer"),
            cut_off_index: ("search index", "Look for errors of the disk"),
            go_back_a_version: ("database", "run manage.py migrate"),
        },
        {lose_digests: ("backups", "run make backup"), remove_index: ("search index", "run manage.py build_index")},
        {write_off_index: ("search index", "belongs to another database")},
    ],
    ids=["four", "two", "one"],
)
def test_whatever_is_wrong_is_said_with_advice_and_nothing_else_is(
    healthy: Operator, harms: dict[Callable[[Operator], None], tuple[str, str]]
) -> None:
    for harm in harms:
        harm(healthy)
    status, found = findings(healthy)
    assert (status, set(found)) == (1, {subject for subject, _advice in harms.values()})
    for subject, advice in harms.values():
        assert advice in found[subject][0]


def test_a_database_that_does_not_answer_is_a_finding(healthy: Operator) -> None:
    status, found = findings(healthy, DATABASE_URL="postgres://nobody@127.0.0.1:1/parley?connect_timeout=2")
    assert status == 1
    assert "The database does not answer" in found["database"][0]
    assert "backups" not in found


def test_every_command_says_that_a_file_of_sqlite_is_damaged_and_what_to_do(operator_of_sqlite: Operator) -> None:
    with (operator_of_sqlite.installation.folder / "parley.sqlite3").open("r+b") as file:
        file.write(b"\xa5" * 4096)
    sentence = "The database is damaged (file is not a database): restore a backup, by manage.py restore FILE"
    assert findings(operator_of_sqlite)[1]["database"][0].startswith(sentence)
    for command in ("check_record", "migrate"):
        (line,) = operator_of_sqlite.try_to(command).stderr.splitlines()
        assert line.startswith(sentence)


def test_settings_that_are_doubtful_in_public_are_named(healthy: Operator) -> None:
    public = {"DEVELOPMENT": "0", "SECRET_KEY": secrets.token_urlsafe(60), "ALLOWED_HOSTS": "parley.example"}
    _status, found = findings(healthy, **public)
    assert "settings" not in found
    status, found = findings(healthy, **public, SECURE_HSTS_SECONDS="0")
    assert status == 1
    assert "SECURE_HSTS_SECONDS" in found["settings"][0]


def test_a_full_disk_is_noticed_before_the_next_backup_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from articles.operations.doctor import disk

    monkeypatch.setattr(disk, "_needed_by_disk", lambda: [(tmp_path, 10**18)])
    (finding,) = disk.examine()
    assert not finding.is_well
    assert "make room" in finding.sentence
