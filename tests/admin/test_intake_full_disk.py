"""A disk or a quota that is full, in the middle of handing in and of reading: said, nothing lost, read afterwards."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from articles.intake import sources
from articles.intake.handing_in import NotTaken
from articles.intake.reasons import sentence
from articles.models import IntakeItem, Proposal, Source
from tests.intake.reading.pages import PAGE, PARAGRAPHS
from tests.intake.reading_room import give, read_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("intake_folder")]
State = IntakeItem.State
LIST = "/admin/articles/intakeitem/"
MIB = 1024 * 1024


def padded(size: int) -> str:
    return PAGE.replace("</nav>", f"<!-- {'x' * size} --></nav>")


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """The kernel lets this process write no byte of a file beyond that, as if the disk were full there."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def full_database() -> Iterator[None]:
    """The database takes no more pages (SQLite), or says so whenever a source or material is stored (PostgreSQL)."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")
        else:
            cursor.execute(
                """CREATE FUNCTION be_full() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
                CREATE TRIGGER full_1 BEFORE INSERT ON articles_source FOR EACH ROW EXECUTE FUNCTION be_full();
                CREATE TRIGGER full_2 BEFORE UPDATE ON articles_intakeitem FOR EACH ROW
                WHEN (length(NEW.material) > 1000000) EXECUTE FUNCTION be_full();"""
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA max_page_count = 1073741823")
            else:
                cursor.execute("DROP FUNCTION be_full() CASCADE")


def test_a_file_that_does_not_fit_on_the_disk_is_not_taken_and_leaves_nothing(
    desk: Client, intake_folder: Path, settings: Any, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    upload = SimpleUploadedFile("large.html", padded(7 * MIB).encode())
    with files_end_at(MIB):
        desk.post(f"{LIST}hand-in/", {"files": [upload]})
        with pytest.raises(NotTaken, match="the disk is full"):
            give(padded(7 * MIB))
    assert "It cannot be kept, because the disk is full. Tell an administrator." in desk.get(LIST).text
    assert not IntakeItem.objects.exists()
    assert not [*tmp_path.glob("*.upload*"), *intake_folder.glob("*.material")]


def test_an_entry_of_a_feed_still_waits_for_its_page_that_did_not_fit() -> None:
    entry = IntakeItem.objects.create(name="Envoys meet", address="https://a.example/", state=State.TO_FILL)
    with files_end_at(MIB), pytest.raises(NotTaken):
        give(padded(7 * MIB), entry=entry)
    entry.refresh_from_db()
    assert (entry.state, entry.reason, entry.format) == (State.TO_FILL, "", "")


def test_what_is_being_read_when_the_disk_fills_waits_and_is_read_when_there_is_room(desk: Client) -> None:
    give(padded(2 * MIB))
    give(PAGE)
    with files_end_at(MIB):
        states = [(item.state, item.reason, item.attempts) for item in read_all()]
    assert states == [(State.WAITING, "disk-full", 0), (State.WAITING, "", 0)]
    assert sentence("disk-full") in desk.get(LIST).text
    assert [(item.state, item.reason) for item in read_all()] == [(State.READ, ""), (State.READ, "")]


def test_a_source_whose_proposals_did_not_fit_is_kept_and_gets_them_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(source: Source) -> None:
        raise OSError(28, "No space left on device")

    give(PAGE.replace(PARAGRAPHS[1], "“We will not sign the list,” said Karim Haddad, the envoy, on Tuesday."))
    with monkeypatch.context() as full:
        full.setattr(sources, "propose", fill)
        [item] = read_all()
    assert (item.state, item.reason, Source.objects.count()) == (State.WAITING, "disk-full", 1)
    [item] = read_all()
    assert (item.state, item.source, item.material) == (State.READ, Source.objects.get(), None)
    assert Proposal.objects.filter(source=item.source, words="We will not sign the list,").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_full_database_takes_nothing_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"{PARAGRAPHS[0]} Number {number}." for number in range(6_000))
    proposed: list[Any] = []
    monkeypatch.setattr(sources, "propose", proposed.append)
    give(text, name="long.txt")
    with full_database():
        with pytest.raises(NotTaken, match="the disk is full"):
            give(padded(4 * MIB))
        assert not Source.objects.exists()
        [item] = read_all()
        assert (item.state, Source.objects.count(), proposed) == (State.WAITING, 0, [])
    [item] = read_all()
    assert (item.state, item.reason, proposed) == (State.READ, "", [item.source])
