"""The intake of the desk: handing in, and the list of what became of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.admin.intake import handing_in
from articles.intake import background, jobs, material
from articles.models import Article, IntakeItem, Outlet, Proposal, Source
from tests.admin.conftest import logged_in
from tests.admin.forms import messages
from tests.admin.intake_items import LIST, a_read_item, page_of
from tests.intake.reading.pages import PAGE, PARAGRAPHS, pdf
from tests.intake.reading_room import give, read_all

pytestmark = pytest.mark.usefixtures("intake_folder")
HAND_IN = f"{LIST}hand-in/"
State = IntakeItem.State


def test_a_pasted_page_is_handed_in_with_its_structure(desk: Client, nadia: User) -> None:
    answer = desk.post(
        HAND_IN, {"text": "Envoys meet\n\nText", "html": PAGE, "address": "courier.example/x"}, follow=True
    )
    assert messages(answer) == ["1 item was handed in."]
    item = IntakeItem.objects.get()
    assert (item.name, item.format, item.address) == ("Envoys meet", "html", "https://courier.example/x")
    assert (item.state, item.created_by) == (State.WAITING, nadia)
    assert "waiting" in answer.text
    assert PARAGRAPHS[0] in read_all()[0].source.text  # type: ignore[union-attr]


def test_without_a_script_the_pasted_text_is_handed_in(desk: Client) -> None:
    desk.post(HAND_IN, {"text": "Envoys meet\r\n\r\n" + "\r\n\r\n".join(PARAGRAPHS), "html": "", "address": ""})
    [item] = read_all()
    assert (item.format, item.state) == ("text", State.READ)
    assert [block.text for block in item.source.block_list() if block.is_story] == [*PARAGRAPHS]  # type: ignore[union-attr]


def test_several_files_are_handed_in_at_once_and_each_refusal_is_named(desk: Client) -> None:
    files = [
        SimpleUploadedFile("page.html", PAGE.encode()),
        SimpleUploadedFile("story.pdf", pdf("Envoys meet in Zenda")),
        SimpleUploadedFile("pack.zip", b"PK\x03\x04" + bytes(500)),
        SimpleUploadedFile("none.txt", b""),
    ]
    answer = desk.post(HAND_IN, {"files": files}, follow=True)
    assert [one.format for one in IntakeItem.objects.order_by("pk")] == ["html", "pdf"]
    said = messages(answer)
    assert said[-1] == "2 items were handed in."
    assert any(one.startswith("“pack.zip” was not taken. Its format is not known.") for one in said)


def test_a_file_that_is_too_large_is_refused(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    large = SimpleUploadedFile("page.html", b"<html>" + b"x" * (10 * 1024 * 1024))
    answer = desk.post(HAND_IN, {"files": large}, follow=True)
    assert "It is too large" in messages(answer)[0]
    monkeypatch.setattr(handing_in, "MOST_BYTES", 1_000)
    answer = desk.post(HAND_IN, {"files": SimpleUploadedFile("x.warc", b"WARC/1.0" + bytes(2_000))}, follow=True)
    assert "larger than" in messages(answer)[0]
    assert not IntakeItem.objects.exists()


def test_a_paste_that_is_too_large_is_answered_in_words(desk: Client) -> None:
    answer = desk.post(HAND_IN, {"text": "word " * 600_000}, follow=True)
    assert messages(answer) == ["This is too much at once. Save the page as a file, and hand in at most 100 files."]


def test_nothing_is_lost_for_an_address_that_is_none(desk: Client) -> None:
    answer = desk.post(HAND_IN, {"text": "Words", "address": "javascript:alert(1)"}, follow=True)
    assert messages(answer)[0] == "“javascript:alert(1)” is not the address of a page. It was left out."
    assert IntakeItem.objects.get().address == ""


def test_an_address_that_was_typed_stays_in_the_form_when_nothing_is_taken(desk: Client) -> None:
    typed = 'value="https://courier.example/x?a=1&amp;b=2"'
    assert typed in desk.post(HAND_IN, {"address": "https://courier.example/x?a=1&b=2"}, follow=True).text
    assert typed not in desk.get("/admin/articles/intakeitem/").text


def test_an_address_alone_is_fetched_only_where_the_site_may(desk: Client, settings: Any) -> None:
    answer = desk.post(HAND_IN, {"address": "https://courier.example/x"}, follow=True)
    assert messages(answer) == ["This site fetches no pages. Paste the page, or hand it in as a file."]
    assert messages(desk.post(HAND_IN, {}, follow=True)) == ["Paste a page, or choose a file."]
    settings.INTAKE_FETCH = True
    desk.post(HAND_IN, {"address": "http://127.0.0.1/x"})
    [item] = read_all()
    assert (item.state, item.reason) == (State.FAILED, "fetch-refused")


def test_a_full_disk_is_told_and_leaves_nothing_behind(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(material, "keep", fail)
    answer = desk.post(HAND_IN, {"text": "Words"}, follow=True)
    assert "the disk is full" in messages(answer)[0]
    assert not IntakeItem.objects.exists()


def test_handing_in_starts_the_process_that_reads(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    monkeypatch.setattr(background, "_start", lambda: started.append(1))
    desk.get(LIST)
    assert started == []
    desk.post(HAND_IN, {"text": "Words"})
    desk.get(LIST)
    assert started == [1, 1]


def test_nothing_is_parsed_by_a_worker_of_the_site(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "read_item", lambda item: pytest.fail("a worker must not read"))
    desk.post(HAND_IN, {"text": "Words", "html": PAGE})
    assert desk.get(LIST).status_code == 200


def test_a_failed_item_says_why_and_can_be_tried_again(desk: Client) -> None:
    give(b"%PDF-1.4\nnothing", name="x.pdf")
    [item] = read_all()
    assert "It is damaged, or not what its beginning says." in desk.get(LIST).text
    desk.post(f"{LIST}{item.pk}/retry/")
    item.refresh_from_db()
    assert (item.state, item.attempts) == (State.WAITING, 0)
    desk.post(f"{LIST}{item.pk}/retry/")
    assert read_all()[0].state == State.FAILED


def test_somebody_who_may_only_look_at_the_intake_is_offered_no_button(desk: Client, onlooker: Client) -> None:
    give(b"%PDF-1.4\nnothing", name="x.pdf")
    [item] = read_all()
    for page in (LIST, f"{LIST}{item.pk}/change/"):
        assert "Try “x.pdf” again" in desk.get(page).text
        assert "x.pdf" in (seen := onlooker.get(page).text)
        assert "Try “x.pdf” again" not in seen
        assert "Put “x.pdf” aside" not in seen
    assert onlooker.post(f"{LIST}{item.pk}/retry/").status_code == 403


def test_what_is_put_aside_is_done_and_its_material_deleted(desk: Client) -> None:
    give(b"%PDF-1.4\nnothing", name="x.pdf")
    [item] = read_all()
    answer = desk.post(f"{LIST}{item.pk}/put-aside/", follow=True)
    item.refresh_from_db()
    assert (item.state, item.material) == (State.DONE, None)
    assert messages(answer) == ["“x.pdf” was put aside."]


def test_what_was_seen_before_is_named_with_its_share_outlet_and_day(desk: Client, outlet: Outlet) -> None:
    give(PAGE, name="first.html")
    [first] = read_all()
    article = Article.objects.create(
        slug="envoys", headline="Envoys meet", outlet=outlet, published="2014-01-15", url="https://x.example/"
    )
    Source.objects.filter(pk=first.source_id).update(article=article)
    give(PAGE.replace("Friday", "Monday").replace("courier.example", "other.example"), name="second.html")
    second = read_all()[1]
    page = desk.get(page_of(second)).text
    sentence = r"\d\d % of this stands in Envoys meet, The Courier, 15 January 2014"
    assert re.search(rf'href="/admin/articles/article/{article.pk}/change/">{sentence}<', page)
    assert "% of this stands in" in desk.get(LIST).text


def test_the_list_says_what_is_partly_decided(desk: Client) -> None:
    item = a_read_item()
    for order, state in enumerate(("accepted", "undecided", "rejected")):
        Proposal.objects.create(
            source=item.source, order=order, state=state, content=[[0, 4]], kind="quotation", rule="x", confidence=1
        )
    page = desk.get(LIST).text
    assert "partly decided: 2 of 3" in page
    assert "<bdi>page.html</bdi>" in page  # its source has no headline
    assert desk.get(f"{LIST}?state=partly").context["cl"].result_count == 1
    assert desk.get(f"{LIST}?state=failed").context["cl"].result_count == 0


def test_the_page_asks_again_only_while_something_is_under_way(desk: Client) -> None:
    a_read_item()
    assert "hx-trigger" not in desk.get(LIST).text
    give("Words", name="words.txt")
    page = desk.get(LIST)
    assert 'hx-trigger="every 2s"' in page.text
    state = {"HTTP_X_STATE_OF_ROWS": page.context["state_of_rows"]}
    assert desk.get(LIST, **state).status_code == 204
    read_all()
    changed = desk.get(LIST, **state)
    assert changed.status_code == 200
    assert "hx-trigger" not in changed.text


def test_the_list_takes_the_same_queries_for_one_item_and_for_many(desk: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(LIST).status_code == 200
        return len(asked)

    for number in range(2):
        a_read_item(" ".join(f"word{n}" for n in range(number, 60)))
    few = queries()
    for number in range(5):
        a_read_item(" ".join(f"word{n}" for n in range(number, 60)))
    assert queries() == few


def test_who_may_only_look_hands_nothing_in(onlooker: Client) -> None:
    item = a_read_item()
    page = onlooker.get(LIST)
    assert page.status_code == 200
    assert "intake-text" not in page.text
    assert onlooker.post(HAND_IN, {"text": "Words"}).status_code == 403
    for action in ("retry", "put-aside"):
        assert onlooker.post(f"{LIST}{item.pk}/{action}/").status_code == 403
    nobody = User.objects.create_user("nobody", is_staff=True)
    nobody.user_permissions.set(Permission.objects.filter(codename="view_topic"))
    for address in (LIST, page_of(item)):
        assert logged_in(nobody).get(address).status_code == 403
        assert Client().get(address).status_code == 302
