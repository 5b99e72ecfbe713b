"""Every public page: it is there, titled, canonical, safe, and takes the same number of queries for any archive."""

from __future__ import annotations

import re
from contextlib import closing
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Statement
from tests.archive import grow, report_together
from tests.views.pages import every_page, every_twin

pytestmark = pytest.mark.django_db


class Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {"a": "href", "form": "action", "link": "href", "use": "href"}
        self.found += [value or "" for name, value in attrs if name == names.get(tag)]


def title(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page, re.S)
    assert found
    return " ".join(found[1].split())


def test_every_page_answers_with_one_heading_and_a_title_of_its_own(client: Client) -> None:
    titles = set()
    for address in every_page():
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = answer.content.decode()
        assert page.count("<h1") == 1, address
        titles.add(title(page))
    assert len(titles) == len(every_page())


def test_every_twin_answers(client: Client) -> None:
    for address in every_twin():
        with closing(client.get(address)) as answer:
            assert answer.status_code == 200, address


def test_no_link_of_the_site_is_dead(client: Client) -> None:
    seen: set[str] = set()
    todo = ["/"]
    while todo and len(seen) < 400:
        address = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "text/html" not in answer["Content-Type"]:
            answer.close()
            continue
        for link in Links(answer.content.decode()).found:
            url = urlsplit(urljoin(f"http://testserver{address}", link))
            if url.netloc == "testserver" and not url.path.startswith(("/static/", "/admin/")):
                todo.append(f"{url.path}?{url.query}" if url.query else url.path)
    assert len(seen) > 200


def test_a_page_names_its_canonical_address_whatever_the_order_of_parameters(client: Client) -> None:
    page = client.get("/statements/?topic=ceasefire&speaker=john-kerry&page=1&utm_source=x").content.decode()
    assert '<link rel="canonical" href="http://testserver/statements/?speaker=john-kerry&amp;topic=ceasefire">' in page


def test_a_title_says_the_question(client: Client) -> None:
    page = client.get("/statements/?speaker=john-kerry&q=Assad&from=2015-09-01").content.decode()
    for part in ("John Kerry", "Assad", "1 September 2015", "Parley"):
        assert part in title(page)


def test_every_page_has_a_strict_policy_for_its_content(client: Client) -> None:
    for address in [*every_page(), "/admin/login/", "/no/such/page/"]:
        policy = client.get(address)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_no_page_has_inline_styles_or_scripts(client: Client) -> None:
    for address in [*every_page(), "/admin/login/", "/no/such/page/"]:
        page = client.get(address).content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", page), address


def test_pages_are_read_with_get_and_head_alone(client: Client) -> None:
    for address in every_page():
        assert client.head(address).status_code == 200
        for method in (client.post, client.put, client.delete, client.patch):
            assert method(address).status_code == 405, (address, method)


def test_a_visit_to_no_page_sets_a_cookie(client: Client) -> None:
    for address in every_page():
        client.get(address)
    assert not client.cookies


def queries(address: str) -> int:
    """Of a page that is made, not kept: each asks with a parameter of its own, which means nothing."""
    client, joint = Client(), "&" if "?" in address else "?"
    client.get(f"{address}{joint}first")  # the index follows before, not within, what is counted
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(f"{address}{joint}second")
        if answer.streaming:
            b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert answer.status_code == 200, address
    return len(captured)


QUERIES = {
    "/": 8,
    "/search/": 1,
    "/search/?q=ceasefire": 10,
    "/about/": 1,
    "/about/design/": 1,
    "/statements/": 3,
    "/statements/?q=ceasefire": 3,
    "/statements/?view=table&rows=100": 3,
    "/statements/?speaker=john-kerry&venue=geneva": 3,
    "/articles/": 2,
    "/people/": 7,
    "/venues/": 6,
    "/rounds/": 5,
    "/topics/": 2,
    "/compare/?person=john-kerry&person=philip-hammond": 3,
    "/positions/": 3,
    "/positions/assad-gives-up-power/": 5,
    "/positions/assad-gives-up-power/speakers/": 5,
    "/articles/kerry-to-lead-us-team-to-syria-peace-talks/": 16,
    "/about/changes/": 3,
    "/network/": 1,
    "/network/?topic=ceasefire": 1,
    "/network/?ties=rounds": 1,
    "/network/?ties=topics": 1,
    "/network/?ties=topics&q=ceasefire": 1,
    "/network/?ties=subtract": 1,
    "/network.graphml": 1,
    "/network.svg?ties=topics": 1,
    "/utterances/": 3,
    "/utterances/?speaker=john-kerry": 3,
    "/utterances/kerry-has-to-go-2015-09-19/": 5,
    "/people/john-kerry/": 10,
    "/venues/geneva/": 6,
    "/rounds/geneva-ii/": 16,
    "/topics/ceasefire/": 4,
    "/statements/facets/speaker/": 1,
    "/statements/facets/speaker/?find=kerry": 2,
    "/statements/timeline/": 2,
    "/statements/timeline/?q=ceasefire&by=party": 2,
    "/articles/timeline/": 2,
    "/statements/timeline.svg?speaker=john-kerry": 2,
    "/statements/map/": 2,
    "/statements/map/?q=ceasefire": 2,
    "/articles/map/": 2,
    "/articles/map.svg": 2,
    "/rounds/bars.svg": 5,
    "/talks.svg": 2,
    "/rounds/geneva-ii.svg": 3,
    "/positions/bars.svg": 3,
    "/statements.bib?speaker=john-kerry": 1,
    "/people/john-kerry.ris": 2,
    "/rounds.bib": 2,
    "/statements/facets/speaker.bib": 1,
    "/positions/assad-gives-up-power.ris": 5,
    "/compare.csl.json?person=john-kerry&person=philip-hammond": 3,
    "/network.bib?topic=ceasefire": 1,
    "/utterances.ris": 3,
    "/search.bib?q=ceasefire": 10,
    "/archive.bib": 1,
    "/about/changes.bib": 2,
    "/statements.json": 4,
    "/sitemap-statements.xml": 3,
}


def test_the_number_of_queries_is_the_same_for_five_articles_and_for_five_hundred(five_articles: Any) -> None:
    grow(60, "first")
    kerry = Statement.objects.filter(speaker__slug="john-kerry").order_by("article__outlet", "pk")
    report_together(kerry.first(), kerry.last())
    call_command("build_index", verbosity=0)
    few = {address: queries(address) for address in QUERIES}
    grow(200, "second")
    call_command("build_index", verbosity=0)  # so much at once would be followed in the background
    many = {address: queries(address) for address in QUERIES}
    assert few == many
    assert few == QUERIES
