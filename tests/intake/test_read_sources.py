"""`manage.py read_sources`: files are handed in and read, or what waits is read for the site."""

from __future__ import annotations

import fcntl
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.intake import background, jobs, material
from articles.management.commands import read_sources
from articles.models import IntakeItem
from tests.intake.reading.pages import PAGE
from tests.intake.reading.reader import web_archive
from tests.intake.reading_room import give

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("intake_folder")]
State = IntakeItem.State


@pytest.fixture(autouse=True)
def unchanged_priority(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_sources.os, "nice", lambda niceness: None)


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_files_are_read_with_a_progress_bar_and_each_outcome_is_said(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "two.warc.gz").write_bytes(web_archive({f"https://a.example/{n}": PAGE.encode() for n in range(2)}))
    said, shown = StringIO(), Terminal()
    files = [str(tmp_path / name) for name in ("page.html", "two.warc.gz")]
    call_command("read_sources", *files, stdout=said, stderr=shown)
    assert said.getvalue().splitlines() == [
        "page.html: to be decided",
        "two.warc.gz: done",
        "https://a.example/0: to be decided",
        "https://a.example/1: to be decided",
    ]
    assert f"\rReading [{'#' * 40}] 4 of 4" in shown.getvalue()


def test_a_file_that_cannot_be_handed_in_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "pack.zip").write_bytes(b"PK\x03\x04" + bytes(500))
    shown = StringIO()
    names = ("none.html", "pack.zip", "page.html")
    with pytest.raises(CommandError, match="Not all files could be handed in"):
        call_command("read_sources", *(str(tmp_path / name) for name in names), stdout=StringIO(), stderr=shown)
    assert "none.html cannot be read: No such file or directory." in shown.getvalue()
    assert "pack.zip: Its format is not known." in shown.getvalue()
    assert IntakeItem.objects.get().state == State.READ


def test_the_process_that_the_site_starts_reads_all_that_waits_and_releases_the_lock() -> None:
    give(PAGE)
    with background._locked() as descriptor:
        assert descriptor is not None
        with background._locked() as another:
            assert another is None
        call_command("read_sources", "--lock", str(os.dup(descriptor)))
    assert IntakeItem.objects.get().state == State.READ
    with (material.folder() / "reader.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_what_is_handed_in_at_the_last_moment_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    give(PAGE)
    read_waiting = jobs.read_waiting
    given = []

    def hand_in_after_the_last(*args: None) -> int:
        count = read_waiting()
        if not given:
            given.append(give(PAGE.replace("Zenda", "Strelsau")))
        return count

    monkeypatch.setattr(jobs, "read_waiting", hand_in_after_the_last)
    with background._locked() as descriptor:
        assert descriptor is not None
        inherited = os.dup(descriptor)
    background.run(inherited)
    assert [item.state for item in IntakeItem.objects.all()] == [State.READ, State.READ]
