"""The name of a file says what was asked for and when, and the file leads to the codebook."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", ""),
        ("?speaker=john-kerry&topic=assads-future&from=2015-09-01", "-from-2015-09-01-john-kerry-assads-future"),
        ("?speaker=sergei-lavrov&speaker=john-kerry&sort=oldest", "-john-kerry-sergei-lavrov"),
        (
            "?medium=-~none&speaker=-john-kerry&venue=~none&year=2015",
            "-not-medium-none-not-john-kerry-venue-none-2015",
        ),
        ("?q=%22has%20to%20go%22%0D%0Ax:%20y", "-has-to-go-x-y"),
        ("?q=%D8%A7%D9%84%D8%A3%D8%B3%D8%AF", ""),
        ("?utm_source=newsletter&page=2&rows=50", ""),
    ],
)
def test_a_file_is_called_by_its_query_and_day(client: Client, query: str, asked: str) -> None:
    for extension, way in (("csv", "attachment"), ("json", "inline"), ("atom", "inline")):
        answer = client.get(f"/statements.{extension}{query}")
        name = f"statements{asked}-{timezone.localdate()}.{extension}"
        assert answer["Content-Disposition"] == f'{way}; filename="{name}"'
        answer.close()


def test_a_long_query_has_a_name_that_a_disk_can_hold(client: Client) -> None:
    name = client.head("/statements.csv", {"q": "word " * 40})["Content-Disposition"]
    assert len(name) < 200


def test_every_file_and_every_list_leads_to_the_codebook(client: Client) -> None:
    for noun in ("statements", "articles", "people", "venues"):
        assert 'href="/about/codebook/"' in client.get(f"/{noun}/").content.decode().partition('id="results"')[2]
        for extension in ("csv", "json"):
            link = client.head(f"/{noun}.{extension}")["Link"]
            assert link == '<http://testserver/about/codebook/>; rel="describedby"'
    assert "What is a statement" in client.get("/about/codebook/").content.decode()


def test_what_is_refused_has_no_name(client: Client) -> None:
    assert "Content-Disposition" not in client.get("/statements.csv?speaker=nobody")


def test_the_links_to_the_data_stand_before_the_rows(client: Client) -> None:
    page = client.get("/statements/?speaker=john-kerry").content.decode()
    assert 0 < page.index('href="/statements.csv?speaker=john-kerry"') < page.index('class="statement ')
