"""The page of all components: each is shown, by its own template, and nothing on it can be taken for a record."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from articles.views.design.specimens import detached, parts_of
from tests.views.test_pages import Links

pytestmark = pytest.mark.django_db

COMPONENTS = Path(__file__).parents[2] / "templates" / "components"
# It writes a tag into the head of a page, where there is nothing to be seen.
INVISIBLE = {"canonical"}


def names(folder: Path) -> set[str]:
    return {str(file.relative_to(COMPONENTS)).removesuffix(".html") for file in folder.rglob("*.html")}


def frames(page: str) -> list[str]:
    end = r'(?=\s*<p class="specimen-label"|\s*</article>)'
    return re.findall(rf'<div class="specimen" translate="no">(.*?){end}', page, re.S)


def test_every_component_is_shown_or_is_a_part_of_one_that_is(client: Client) -> None:
    page = client.get("/about/design/").text
    shown = set(re.findall(r'id="show-([\w/]+)"', page))
    parts = {part for line in re.findall(r'<code translate="no">(.*?)</code>', page) for part in line.split()}
    around = {"masthead", "colophon", *parts_of("components/masthead.html"), *parts_of("components/colophon.html")}
    assert names(COMPONENTS) - INVISIBLE == shown | parts | around


def test_nothing_on_it_can_be_taken_for_a_record(client: Client) -> None:
    page = client.get("/about/design/").text
    assert "Everything in the frames is made up." in page
    labels = re.findall(r'<p class="specimen-label"[^>]*>(.*?)</p>', page)
    assert len(labels) == len(frames(page)) + page.count("In this state it shows nothing.") > 100
    assert all(label.startswith("Made-up sample") for label in labels)
    assert "&lt;" not in page  # the samples are rendered, not shown as source
    assert "/about/design/" not in client.get("/sitemap-lists.xml").text
    assert 'href="/about/design/"' in client.get("/about/").text


def test_its_parts_do_not_get_into_each_others_way(client: Client) -> None:
    page = client.get("/about/design/").text
    identifiers = re.findall(r'\sid="([^"]+)"', page)
    assert [name for name, times in Counter(identifiers).items() if times > 1 or " " in name] == []
    for name in re.findall(r'\s(?:for|data-copies)="([^"]+)"', page):
        assert name in identifiers
    for frame in frames(page):
        assert {link.partition("-")[0] for link in Links(frame).found if not link.startswith("/static/")} <= {"#sample"}


def test_a_component_keeps_its_order_of_headings_below_those_of_the_page() -> None:
    assert detached("<h2 id='x'>A</h2><h3>B</h3>", 7) == ('<h2 aria-level="4" id=\'x\'>A</h2><h3 aria-level="5">B</h3>')
    assert detached('<nav aria-label="Pages"><a class="x" href="/a/">A</a></nav>', 7) == (
        '<nav aria-label="Pages, 7"><a class="x" href="#sample-7">A</a></nav>'
    )
    assert detached('<section aria-labelledby="a" hx-boost="true"><b id="a">', 7) == (
        '<section aria-labelledby="a-7 sample-7"><b id="a-7">'
    )
