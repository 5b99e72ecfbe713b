"""While the database fails, readers see what is kept and editors a sentence; `/readyz` says what is wrong."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, OperationalError, ProgrammingError
from django.db.utils import ConnectionHandler
from django.test import Client

from articles import nouns
from articles.models import Topic
from articles.views import outage
from tests.admin.forms import submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "_silent_until", 0.0)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The database fails from now on. Holds an entry for each time that it was asked."""
    asked: list[int] = []

    def fail() -> Any:
        asked.append(1)
        raise OperationalError("canceling statement due to lock timeout")

    monkeypatch.setattr(nouns, "snapshot", fail)
    return asked


def sqlite(file: Path, statement: str) -> None:
    """Asks another database, whichever the suite runs on."""
    databases = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}})
    with databases["default"].cursor() as cursor:
        cursor.execute(statement)


def test_a_page_that_is_kept_is_shown_and_any_other_says_what_is_wrong(
    client: Client, request: pytest.FixtureRequest
) -> None:
    kept = client.get("/statements/?speaker=john-kerry")
    request.getfixturevalue("failing")
    again = client.get("/statements/?speaker=john-kerry")
    assert (again.status_code, again.content) == (200, kept.content)
    for address in ("/statements/?q=unheard", "/statements.json?q=unheard", "/people/john-kerry/?q=unheard"):
        answer = client.get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "10"), address
        assert "The database does not answer" in answer.text
        assert "ETag" not in answer


def test_a_damaged_file_of_sqlite_is_a_database_that_fails(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/statements/?speaker=john-kerry")
    (tmp_path / "damaged").write_bytes(b"\xa5" * 4096)
    monkeypatch.setattr(nouns, "snapshot", lambda: sqlite(tmp_path / "damaged", "SELECT 1 FROM sqlite_master"))
    assert client.get("/statements/?q=unheard").status_code == 503
    assert not any(record.exc_info for record in caplog.records)
    assert client.get("/statements/?speaker=john-kerry").status_code == 200
    assert client.get("/readyz").text == "The database is damaged.\n"


def test_a_faulty_statement_is_not_taken_for_a_database_that_fails(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    client.raise_request_exception = False

    def fail(error: DatabaseError) -> None:
        raise error

    for faulty in (
        lambda: sqlite(tmp_path / "whole", "SELECT 1 FROM nowhere"),
        lambda: fail(ProgrammingError("syntax error")),
        lambda: fail(DatabaseError("Save with update_fields did not affect any rows.")),
    ):
        monkeypatch.setattr(nouns, "snapshot", faulty)
        assert client.get("/statements/?q=unheard").status_code == 500


def test_readers_of_kept_pages_do_not_wait_for_the_database_one_after_the_other(
    client: Client, request: pytest.FixtureRequest
) -> None:
    client.get("/about/")
    asked = request.getfixturevalue("failing")
    for _ in range(5):
        assert client.get("/about/").status_code == 200
    assert len(asked) == 1


def test_readiness_says_that_the_database_fails(client: Client, failing: list[int]) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "The database does not answer: OperationalError.\n")
    assert client.get("/healthz").status_code == 200


def test_readiness_says_that_a_disk_is_full(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/readyz").text == "ready\n"
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(100, 100, 0))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "A disk that Parley writes to is full.\n")


def test_readiness_is_told_to_other_threads_too(client: Client, five_articles: Any) -> None:
    """Outside of a transaction a thread asks, because something may hang."""
    for _ in range(2):
        assert client.get("/readyz").text == "ready\n"


def test_a_full_disk_gives_the_editor_a_sentence_and_loses_nothing_stored(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(User.objects.create_superuser("root", password="x"))
    topic = Topic.objects.order_by("pk")[0]

    def fail(topic: Topic, *args: Any, **options: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(Topic, "save", fail)
    answer = submit(client, f"/admin/articles/topic/{topic.pk}/change/", description="New.", change_reason="Why")
    assert answer.status_code == 503
    assert "nothing of it was saved" in answer.text
    assert "its disk full" in answer.text
    assert Topic.objects.get(pk=topic.pk).description == topic.description
