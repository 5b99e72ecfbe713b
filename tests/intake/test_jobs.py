"""An item of the intake is its own job: claimed once, held by a lease, tried three times."""

from __future__ import annotations

import os
import signal
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from articles.intake import child, jobs, material, reasons, sources
from articles.intake.handing_in import hand_in_text
from articles.models import IntakeItem, Outlet, Source
from tests.intake.reading.pages import FEED, MAIL, PAGE, PARAGRAPHS
from tests.intake.reading.reader import web_archive
from tests.intake.reading_room import give, read_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("intake_folder")]
State = IntakeItem.State


def states() -> list[str]:
    return list(IntakeItem.objects.order_by("pk").values_list("state", flat=True))


def test_a_page_becomes_a_source_and_what_was_handed_in_is_deleted() -> None:
    Outlet.objects.create(slug="the-courier", name="The Courier of Ruritania", homepage="https://www.courier.example/")
    give(PAGE, address="https://courier.example/read")
    [item] = read_all()
    assert (item.state, item.reason, item.material, item.lease) == (State.READ, "", None, "")
    source = item.source
    assert source is not None
    assert source.address == "https://courier.example/2015/05/02/envoys-meet/"
    assert source.facts["outlet"][0] == {"value": "The Courier of Ruritania", "where": "address"}
    assert PARAGRAPHS[1] in source.text
    assert len(source.digest) == 64
    assert 30 < source.shingles.count() < 150
    assert [block.start for block in source.block_list()][:2] == [0, len("Home") + 2]


def test_what_is_pasted_is_read_as_it_is_whatever_encoding_it_declares() -> None:
    page = PAGE.replace("utf-8", "windows-1256").replace("Envoys meet in Zenda", "محادثات جنيف")
    for pasted in (page, MAIL):
        hand_in_text(pasted, name="Pasted")
    read_all()
    headlines = [source.fact("headline") for source in Source.objects.order_by("pk")]
    assert headlines == ["محادثات جنيف", "Envoys meet in Zenda – at last"]


def test_every_source_that_is_read_is_given_to_what_proposes(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Source] = []
    monkeypatch.setattr(sources, "propose", given.append)
    give(PAGE)
    [item] = read_all()
    assert given == [item.source]


def test_two_readers_never_claim_the_same_item() -> None:
    give(PAGE)
    claimed = jobs.claim()
    assert claimed is not None
    assert jobs.claim() is None
    assert IntakeItem.objects.get().attempts == 1


def expire() -> None:
    IntakeItem.objects.filter(state=State.READING).update(leased_until=timezone.now() - timedelta(seconds=1))


def test_an_item_whose_reader_died_is_read_when_its_lease_has_ended() -> None:
    give(PAGE)
    jobs.claim()
    assert [item.state for item in read_all()] == [State.READING]
    expire()
    assert [item.state for item in read_all()] == [State.READ]


def test_an_item_that_was_interrupted_three_times_has_failed() -> None:
    give(PAGE)
    for _try in range(3):
        assert jobs.claim() is not None
        expire()
    [item] = read_all()
    assert (item.state, item.reason) == (State.FAILED, "lost")


def test_who_lost_the_lease_stores_nothing() -> None:
    give(PAGE)
    slow = jobs.claim()
    expire()
    assert [item.state for item in read_all()] == [State.READ]
    assert slow is not None
    jobs.read_item(slow)
    assert Source.objects.count() == 1


def test_a_process_that_is_killed_in_the_middle_is_tried_three_times(monkeypatch: pytest.MonkeyPatch) -> None:
    give("<html><body>" + f"<p>{PARAGRAPHS[0]}</p>" * 8_000)
    killed: list[int] = []
    popen = child.subprocess.Popen

    def kill_soon(*args: Any, **options: Any) -> Any:
        process = popen(*args, **options)
        threading.Timer(0.2, lambda: (killed.append(process.pid), os.kill(process.pid, signal.SIGKILL))).start()
        return process

    monkeypatch.setattr(child.subprocess, "Popen", kill_soon)
    [item] = read_all()
    assert len(killed) == 3
    assert (item.state, item.reason, item.attempts) == (State.FAILED, "died", 3)


def test_what_cannot_be_read_fails_at_once_with_a_reason() -> None:
    give(b"%PDF-1.4\nnothing", name="x.pdf")
    [item] = read_all()
    assert (item.state, item.reason, item.attempts) == (State.FAILED, "not-readable", 1)
    assert reasons.sentence(item.reason) == "It is damaged, or not what its beginning says."
    assert item.material is not None


def test_an_error_of_ours_is_logged_without_a_word_of_the_text(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(document: dict[str, Any], **facts: Any) -> Source:
        raise ValueError(document["blocks"][4]["text"])

    monkeypatch.setattr(sources, "store", fail)
    give(PAGE)
    [item] = read_all()
    assert (item.state, item.reason) == (State.FAILED, "error")
    assert "ValueError" in caplog.text
    assert "envoys" not in caplog.text


def test_each_page_of_a_web_archive_becomes_an_item_also_of_one_that_is_cut_short() -> None:
    pages = {f"https://a.example/{n}": PAGE.encode() for n in range(3)}
    give(web_archive(pages, packed=False)[:-500], name="three.warc")
    archive, *parts = read_all()
    assert (archive.state, archive.reason) == (State.DONE, "cut-short")
    assert [(part.state, part.parent_id, part.address) for part in parts] == [
        (State.READ, archive.pk, "https://a.example/0"),
        (State.READ, archive.pk, "https://a.example/1"),
    ]


def test_a_web_archive_that_is_read_again_makes_no_part_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    give(web_archive({f"https://a.example/{n}": PAGE.encode() for n in range(2)}), name="two.warc")
    finish = jobs._finish
    monkeypatch.setattr(jobs, "_finish", lambda item, **facts: (_ for _ in ()).throw(RuntimeError))
    archive = jobs.claim()
    assert archive is not None
    jobs.read_item(archive)
    monkeypatch.setattr(jobs, "_finish", finish)
    assert [item.state for item in read_all()] == [State.DONE, State.READ, State.READ]


def test_each_entry_of_a_feed_waits_for_its_page() -> None:
    give(FEED, name="feed.xml")
    feed, first, second = read_all()
    assert feed.state == State.DONE
    assert [(each.state, each.name) for each in (first, second)] == [
        (State.TO_FILL, "Envoys meet"),
        (State.TO_FILL, "Envoys part"),
    ]
    give(PAGE, entry=first)
    filled = read_all()[1]
    assert (filled.pk, filled.state, filled.name) == (first.pk, State.READ, "Envoys meet")


def test_a_large_file_is_kept_beside_the_database_until_it_is_read(intake_folder: Path) -> None:
    page = PAGE.replace("</nav>", f"<!-- {'x' * 6_000_000} --></nav>")
    item = give(page)
    assert IntakeItem.objects.get().material is None
    [file] = intake_folder.glob("*.material")
    assert file.stat().st_size == len(page.encode())
    assert intake_folder.stat().st_mode & 0o077 == 0
    assert read_all()[0].state == State.READ
    assert not material.path_of(item.pk).exists()


def test_a_file_of_another_machine_is_left_to_it_for_a_day() -> None:
    item = give("<html><body>" + "<p>x</p>" * 1_000_000)
    material.path_of(item.pk).unlink()
    assert [one.state for one in read_all()] == [State.WAITING]
    IntakeItem.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert [(one.state, one.reason) for one in read_all()] == [(State.FAILED, "gone")]


def test_files_of_items_that_are_gone_are_deleted(intake_folder: Path) -> None:
    intake_folder.mkdir(parents=True)
    (intake_folder / "999.material").write_bytes(b"left behind")
    read_all()
    assert list(intake_folder.glob("*.material")) == []


def test_the_caller_of_what_reads_grows_by_less_than_20_mebibytes() -> None:
    def resident() -> int:
        [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")]
        return int(line.split()[1])

    give(PAGE)
    read_all()
    before = resident()
    started = time.monotonic()
    give(PAGE.replace("</nav>", f"<!-- {'x' * 9_000_000} --></nav>"))
    assert time.monotonic() - started < 5
    assert resident() - before < 20 * 1024
