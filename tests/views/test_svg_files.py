"""Drawings as files: whole without anything else, with what was asked for, how much, which version and where."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.db.models import Count
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from articles.browse.network import network
from articles.drawings import network as drawings
from articles.drawings import palette
from articles.models import Article, Person, Question, Round, Venue
from articles.nouns import snapshot
from tests.views.pages import DRAWINGS

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script> \x0b \ufffe \" ' & <!-- ]]>"
PAGES = {
    "/statements/timeline.svg?speaker=john-kerry&by=party": "/statements/timeline/?speaker=john-kerry&by=party",
    "/statements/map.svg": "/statements/map/",
    "/venues/geneva.svg": "/venues/geneva/",
    "/rounds/geneva-ii.svg": "/rounds/geneva-ii/",
    "/network.svg": "/network/",
    "/network.svg?ties=subtract&year=2015": "/network/?ties=subtract&year=2015",
    "/positions/bars.svg": "/positions/",
    "/rounds/bars.svg": "/rounds/",
    "/talks.svg": "/",
}


def drawing(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return fromstring(answer.content)


def text(root: Element) -> str:
    return " ".join(" ".join(root.itertext()).split())


@pytest.mark.parametrize("address", DRAWINGS)
def test_a_drawing_is_a_file_of_its_own_that_can_do_nothing(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.svg"', answer["Content-Disposition"])
    root = fromstring(answer.content)
    assert root.tag == f"{SVG}svg"
    allowed = {"svg", "title", "desc", "g", "rect", "line", "text", "path", "circle"}
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in allowed
        assert not {name for name in element.attrib if name.startswith("on") or "href" in name or name == "style"}


@pytest.mark.parametrize("address", PAGES)
def test_a_drawing_says_what_it_shows_of_which_version_and_where(client: Client, address: str) -> None:
    root, version, today = drawing(client, address), snapshot().version, timezone.localdate()
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text
    said = text(root)
    assert f"Version {version.number:,} of the archive" in said
    assert f"http://testserver{PAGES[address]} (accessed {today.day} {today:%B %Y})" in said
    assert re.search(r"[1-9][\d,]* (statements|positions)", said)
    page = client.get(PAGES[address]).text
    assert re.search(rf'href="{re.escape(address.replace("&", "&amp;"))}\??"', page)


def test_the_filters_and_the_parts_are_in_the_drawing(client: Client) -> None:
    said = text(drawing(client, "/statements/timeline.svg?speaker=john-kerry&by=party"))
    assert "John Kerry" in said
    assert "United States: " in said


def test_a_drawing_has_as_many_stacks_as_its_page(client: Client) -> None:
    page = client.get("/statements/timeline/?by=party").text
    said = text(drawing(client, "/statements/timeline.svg?by=party"))
    for label in re.findall(r'class="period" href="[^"]*" aria-label="([^":]*: \d+ statements?)', page):
        assert label in said


@pytest.mark.parametrize("address", [*DRAWINGS, "/statements/timeline.svg?q=%3Cscript%3E+%26+%22", "/articles/map.svg"])
def test_no_name_gets_out_of_its_place(client: Client, address: str) -> None:
    Person.objects.filter(slug="john-kerry").update(name=HOSTILE)
    Venue.objects.filter(slug="geneva").update(name=HOSTILE)
    Round.objects.filter(slug="geneva-ii").update(name=HOSTILE)
    Question.objects.filter(slug="assad-gives-up-power").update(text=HOSTILE)
    root = drawing(client, address)
    assert not [element for element in root.iter() if "script" in element.tag]


def test_the_small_map_of_a_record_is_a_file_with_each_of_its_places(client: Client) -> None:
    article = Article.objects.published().annotate(places=Count("venues")).order_by("-places", "pk")[0]
    address = article.get_absolute_url()
    said = text(drawing(client, f"{address.rstrip('/')}.svg"))
    for part in (article.headline, *article.venues.values_list("name", flat=True)):
        assert part in said
    assert f'href="{address.rstrip("/")}.svg"' in client.get(address).text


def test_a_record_without_a_place_or_that_is_no_record_has_no_map(client: Client) -> None:
    article = Article.objects.published()[0]
    article.venues.clear()
    assert f"{article.slug}.svg" not in client.get(article.get_absolute_url()).text
    for address in (article.get_absolute_url().rstrip("/"), "/venues/none", "/rounds/none", "/articles/none"):
        assert client.get(f"{address}.svg").status_code == 404


def test_a_network_has_the_names_the_counts_and_the_ties_of_its_page(client: Client) -> None:
    found = network(QueryDict("ties=topics&year=2015"), snapshot())
    root = drawing(client, "/network.svg?ties=topics&year=2015")
    said = text(root)
    for part in ("Network: People and topics", "2015", "Statements on the topic", "Squares are topics."):
        assert part in said
    for node in found.nodes:
        assert node.label in said
    arcs = {title.text for path in root.iter(f"{SVG}path") for title in path}
    assert arcs == {f"{tie.first.label} – {tie.second.label}: {tie.weight}" for tie in found.ties}
    assert len(list(root.iter(f"{SVG}circle"))) == sum(node.kind == "person" for node in found.nodes)


def test_a_network_says_how_many_ties_it_leaves_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "MOST_ARCS", 2)
    ties = network(QueryDict("ties=articles"), snapshot()).ties
    assert f"{len(ties) - 2} more ties, none stronger than these, are not drawn." in text(
        drawing(client, "/network.svg?ties=articles")
    )


@pytest.mark.parametrize("address", ["/statements/timeline.svg", "/statements/map.svg", "/network.svg"])
def test_an_empty_drawing_is_a_drawing(client: Client, address: str) -> None:
    assert "0 statements" in text(drawing(client, f"{address}?speaker=john-kerry&year=1999"))


@pytest.mark.parametrize(
    "address", ["/statements/timeline.svg?by=x", "/statements/map.svg?venue=x", "/network.svg?ties=x"]
)
def test_what_cannot_be_drawn_is_refused_as_text(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_a_file_has_the_colours_of_the_page() -> None:
    folder = Path(__file__).parents[2] / "static" / "css"
    day = (folder / "components" / "series.css").read_text().partition("@media")[0]
    assert tuple(re.findall(r"--series-\d: (#\w+);", day)) == palette.SERIES
    tokens = dict(re.findall(r"--([\w-]+): (#\w+);", (folder / "tokens.css").read_text().partition("@media")[0]))
    assert (tokens["ink"], tokens["accent"], tokens["doubt"], tokens["land"], tokens["sea"]) == (
        palette.INK,
        palette.ACCENT,
        palette.DOUBT,
        palette.LAND,
        palette.SEA,
    )
