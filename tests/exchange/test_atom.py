"""Feeds are Atom (RFC 4287), and hold what the page of the same address holds."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client

from articles.models import Article, Statement

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\+\d\d:\d\d|Z)")  # RFC 3339
FEEDS = ["/statements.atom", "/articles.atom", "/statements.atom?q=assad&page=2", "/statements.atom?q=xylophone"]


def fetch(address: str) -> Any:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return answer.content


def read(address: str) -> Any:
    found = feedparser.parse(fetch(address))
    assert not found.bozo
    assert found.version == "atom10"
    return found


def only(parent: Any, name: str) -> Any:
    """The one child with this name. RFC 4287 allows no second one."""
    [child] = parent.findall(f"{ATOM}{name}")
    return child


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_has_what_the_format_demands(address: str) -> None:
    root = ElementTree.fromstring(fetch(address))
    assert root.tag == f"{ATOM}feed"
    ids = set()
    for element in [root, *root.findall(f"{ATOM}entry")]:
        ids.add(only(element, "id").text)
        assert only(element, "title").text
        assert DATE.fullmatch(only(element, "updated").text)
        assert only(only(element, "author"), "name").text
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert len(set(links)) == len(links)
        assert [rel for rel, *_ in links].count("alternate") == 1
    assert len(ids) == 1 + len(root.findall(f"{ATOM}entry"))
    assert all(identifier.startswith("http://testserver/") for identifier in ids)
    updated = [entry.find(f"{ATOM}updated").text for entry in root.findall(f"{ATOM}entry")]
    assert only(root, "updated").text == max(updated, default="1970-01-01T00:00:00+00:00")


def test_a_feed_has_the_rows_of_the_page_with_the_same_filters() -> None:
    query = "speaker=john-kerry&topic=assads-future&sort=oldest"
    found, rows = read(f"/statements.atom?{query}"), Client().get(f"/statements.json?{query}").json()["rows"]
    assert [entry.id for entry in found.entries] == [row["url"] for row in rows]
    assert found.feed.title == "Parley: Statements: John Kerry, Assad's future"
    assert found.feed.link == f"http://testserver/statements/?{query}"
    for entry, row in zip(found.entries, rows, strict=True):
        assert entry.author == "John Kerry"
        assert row["source_url"] in [link.href for link in entry.links if link.rel == "via"]
        assert [tag.term for tag in entry.tags] == row["topics"]


def test_each_page_of_a_feed_names_the_next_one() -> None:
    seen, address = 0, "/statements.atom"
    while address:
        found = read(address)
        seen += len(found.entries)
        following = [link.href for link in found.feed.links if link.rel == "next"]
        address = following[0].replace("http://testserver", "") if following else ""
    assert seen == Statement.objects.published().count()


def test_text_is_text_whatever_it_holds() -> None:
    Article.objects.filter(outlet__slug="naharnet").update(
        headline="<b>Talks</b> & \x0b\x1b\uffffmore", summary="a < b & <i>c"
    )
    [entry] = read("/articles.atom?outlet=naharnet").entries
    assert entry.title == "<b>Talks</b> & more"
    assert entry.summary == "a &lt; b &amp; &lt;i&gt;c"
    root = ElementTree.fromstring(fetch("/articles.atom?q=talks%01%EF%BF%BF"))
    assert only(root, "title").text == "Parley: Articles: “talks”"


def test_a_feed_is_found_from_the_page_it_belongs_to() -> None:
    for page, feed in (
        ("/statements/?speaker=john-kerry", "/statements.atom?speaker=john-kerry"),
        ("/people/john-kerry/", "/statements.atom?speaker=john-kerry"),
        ("/articles/", "/articles.atom"),
    ):
        html = Client().get(page).content.decode()
        assert f'<link rel="alternate" type="application/atom+xml" href="{feed}' in html
    assert "application/atom+xml" not in Client().get("/people/").content.decode()
    assert Client().get("/people.atom").status_code == 404


def test_a_feed_of_a_wrong_question_says_what_is_wrong() -> None:
    answer = Client().get("/statements.atom?speaker=nobody")
    assert (answer.status_code, answer.content.decode()) == (400, "speaker: There is no “nobody”.\n")
    assert Client().get("/articles.atom?page=99").status_code == 404
