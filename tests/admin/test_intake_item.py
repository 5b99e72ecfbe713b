"""The page of an item of the intake: what was read of it, and what others' texts may not do there."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import IntakeItem
from tests.admin.forms import messages
from tests.admin.intake_items import LIST, a_read_item, page_of
from tests.intake.reading.pages import FEED, PAGE, PARAGRAPHS
from tests.intake.reading.reader import web_archive
from tests.intake.reading_room import give, read_all

pytestmark = pytest.mark.usefixtures("intake_folder")
HAND_IN = f"{LIST}hand-in/"
State = IntakeItem.State


def test_the_page_of_an_item_shows_each_fact_with_where_it_was_found_and_the_text(desk: Client) -> None:
    give(PAGE)
    [item] = read_all()
    page = desk.get(page_of(item)).text
    assert re.search(r"<bdi>2 May 2015</bdi> <small>JSON-LD</small>", page)
    assert re.search(r"<bdi>Reuters</bdi> <small>dateline</small>", page)
    assert f'<p dir="auto" class="is-paragraph is-story">{PARAGRAPHS[1]}</p>' in page
    assert '<p dir="auto" class="is-item">World</p>' in page


def test_html_of_others_is_shown_as_text_and_never_served(desk: Client) -> None:
    item = a_read_item(
        "<script>alert(1)</script>", headline=[{"value": "<img src=x onerror=alert(1)>", "where": "meta"}]
    )
    for address in (LIST, page_of(item)):
        page = desk.get(address).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


def test_an_entry_of_a_feed_is_filled_with_its_page(desk: Client) -> None:
    give(FEED, name="feed.xml")
    _feed, entry, _other = read_all()
    page = desk.get(page_of(entry)).text
    assert f'action="{LIST}{entry.pk}/fill/"' in page
    both = {"text": "Words", "files": SimpleUploadedFile("page.html", PAGE.encode())}
    assert messages(desk.post(f"{LIST}{entry.pk}/fill/", both, follow=True)) == [
        "An entry of a feed is one page: paste it, or choose its file."
    ]
    desk.post(f"{LIST}{entry.pk}/fill/", {"text": "Words", "html": PAGE})
    filled = read_all()[1]
    assert (filled.state, filled.name, filled.address) == (State.READ, "Envoys meet", entry.address)
    assert desk.post(f"{LIST}{entry.pk}/fill/", {"text": "Words"}).status_code == 404


def test_the_page_of_an_item_is_reloaded_once_it_has_been_read(desk: Client) -> None:
    give("Words", name="words.txt")
    address = page_of(IntakeItem.objects.get())
    page = desk.get(address)
    assert 'hx-trigger="every 2s"' in page.text
    state = {"HTTP_X_STATE_OF_ROWS": page.context["state_of_rows"]}
    same = desk.get(address, **state)
    assert (same.status_code, "HX-Refresh" in same.headers) == (204, False)
    read_all()
    assert desk.get(address, **state).headers["HX-Refresh"] == "true"
    assert "hx-trigger" not in desk.get(address).text


@pytest.mark.parametrize("key", ["0", "x", "99999999999999999999999", "1%00"])
def test_an_item_that_does_not_exist_is_not_found(desk: Client, key: str) -> None:
    assert desk.get(f"{LIST}{key}/change/").status_code in (302, 404)
    assert desk.post(f"{LIST}{key}/fill/", {"text": "x"}).status_code in (302, 404)
    assert not IntakeItem.objects.exists()


def test_an_item_cannot_be_edited_added_or_deleted_by_hand(root: Client) -> None:
    item = a_read_item()
    assert root.get(f"{LIST}add/").status_code == 403
    assert root.post(f"{LIST}{item.pk}/delete/", {"post": "yes"}).status_code == 403
    assert (
        "Decide" not in root.get(LIST).text or f"/admin/articles/source/{item.source_id}/review/" in root.get(LIST).text
    )


def test_the_page_of_a_web_archive_lists_its_pages(desk: Client) -> None:
    give(web_archive({f"https://a.example/{n}": PAGE.encode() for n in range(2)}), name="two\u202egpj.warc")
    archive, first, second = read_all()
    page = desk.get(page_of(archive)).text
    assert archive.name == "twogpj.warc"
    for part in (first, second):
        assert f'<a href="{page_of(part)}"><bdi>Envoys meet in Zenda</bdi></a> to be decided' in page
