"""Pages are kept and asked for by ETag, until anything changes; nobody is ever shown another's page."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Position, Redirect, Round, Statement, Venue
from tests.archive import add_article
from tests.views.pages import every_page

pytestmark = pytest.mark.django_db


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    for address in every_page():
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"]), address


def test_a_second_reader_costs_one_query(five_articles: Any, django_assert_num_queries: Any) -> None:
    page = Client().get("/statements/?speaker=john-kerry").content
    with django_assert_num_queries(1):
        assert Client().get("/statements/?speaker=john-kerry").content == page


def test_pages_differ_by_address_and_host(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    tags = {client.get(address)["ETag"] for address in every_page()}
    assert len(tags) == len(every_page())
    other = client.get("/statements/", headers={"host": "other.example"})
    assert other["ETag"] not in tags
    assert "http://testserver" not in other.content.decode()


def test_a_conditional_request_may_name_several_pages_or_any(client: Client) -> None:
    etag = client.get("/statements/")["ETag"]
    for header in (f'"other", {etag}', etag.removeprefix("W/"), "*"):
        again = client.get("/statements/", headers={"if-none-match": header})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag), header
    assert client.get("/statements/", headers={"if-none-match": '"other"'}).status_code == 200
    assert client.get("/people/nobody/", headers={"if-none-match": "*"}).status_code == 404


def test_a_page_differs_by_its_address_alone(client: Client) -> None:
    whole = client.get("/statements/")
    part = client.get("/statements/", headers={"hx-request": "true"})
    assert part["ETag"] == whole["ETag"]
    assert part.content == whole.content
    assert whole["Vary"] == "Accept-Encoding"  # and nothing else


@pytest.mark.parametrize("change", ["article", "statement", "position", "round", "redirect", "venue"])
def test_any_change_to_the_record_puts_every_kept_page_out_of_use(client: Client, change: str) -> None:
    before = client.get("/about/")
    if change == "article":
        Article.objects.filter(slug__startswith="kerry-seeks").update(coding="partly")
    elif change == "statement":
        Statement.objects.all()[0].delete()
    elif change == "position":
        Position.objects.update(note="Another reason.")
    elif change == "round":
        Round.objects.all()[0].venues.add(Venue.objects.get(slug="damascus"))
    elif change == "redirect":
        Redirect.objects.redirect("person", "old", "john-kerry")
    else:
        Venue.objects.filter(slug="geneva").update(description="Changed.")
    after = client.get("/about/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]


def test_a_reader_sees_an_edit_at_once_on_a_page_that_was_kept(client: Client) -> None:
    assert client.get("/venues/geneva/").content == client.get("/venues/geneva/").content
    Venue.objects.filter(slug="geneva").update(name="Genève")
    assert "Genève" in client.get("/venues/geneva/").content.decode()


def test_an_editor_s_preview_is_never_kept_for_readers() -> None:
    draft, reader, editor = add_article("draft", published=False), Client(), Client()
    editor.force_login(User.objects.create_superuser("root", password="x"))
    for _ in range(2):
        answer = editor.get(draft.get_absolute_url())
        assert answer.status_code == 200
        assert "ETag" not in answer
        assert reader.get(draft.get_absolute_url()).status_code == 404


def test_whoever_carries_a_session_is_given_a_page_of_their_own(client: Client) -> None:
    etag = client.get("/")["ETag"]
    client.cookies["sessionid"] = "anything"
    answer = client.get("/", headers={"if-none-match": etag})
    assert answer.status_code == 200
    assert "ETag" not in answer


def test_refusals_are_not_kept(client: Client) -> None:
    for address in ("/statements/?speaker=nobody", "/people/nobody/"):
        assert "ETag" not in client.get(address)


def test_only_so_many_bytes_are_kept() -> None:
    from django.http import HttpResponse

    from articles.index import Stamp
    from articles.views.caching import PageCache

    cache, state = PageCache(max_size=1_000), Stamp("v1-x", 1, 1)
    for number in range(10):
        cache.put(state, str(number), HttpResponse(b"x" * 300))
    assert [number for number in range(10) if cache.get(state, str(number))] == [7, 8, 9]
