"""Citations are read by the programs that they are made for: pybtex, rispy and citeproc-py."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from django.test import Client
from django.utils import timezone
from pybtex.database import parse_string

from articles.models import Article, Person, Statement
from articles.nouns import snapshot

pytestmark = pytest.mark.django_db

# What can be cited, and the address of its citation without the extension.
VIEWS = {
    "/statements/?speaker=john-kerry&topic=ceasefire": "/statements.{}?speaker=john-kerry&topic=ceasefire",
    "/articles/": "/articles.{}",
    "/people/": "/people.{}",
    "/venues/": "/venues.{}",
    "/statements/timeline/?speaker=john-kerry&by=party": "/statements/timeline.{}?speaker=john-kerry&by=party",
    "/articles/timeline/": "/articles/timeline.{}",
    "/statements/map/?topic=ceasefire": "/statements/map.{}?topic=ceasefire",
    "/articles/map/": "/articles/map.{}",
    "/people/john-kerry/": "/people/john-kerry.{}",
    "/venues/geneva/": "/venues/geneva.{}",
    "/topics/ceasefire/": "/topics/ceasefire.{}",
    "/rounds/geneva-ii/": "/rounds/geneva-ii.{}",
    "/positions/assad-gives-up-power/": "/positions/assad-gives-up-power.{}",
}
HOSTILE = '}}, note = {forged} \\ " $ % & # _ ~ ^\r\nER  - \r\nTY  - BOOK <b> © عربي'


def bibtex(text: str) -> Any:
    [entry] = parse_string(text, "bibtex").entries.values()
    return entry


def ris(text: str) -> Any:
    [entry] = rispy.loads(text)
    return entry


def csl(text: str) -> Any:
    [item] = json.loads(text)
    return item


def in_a_style(text: str) -> str:
    """The item in a bibliography."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that the library knows nothing of
        source, style = CiteProcJSON(json.loads(text)), CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Citation([CitationItem(key) for key in source]))
        [written] = bibliography.bibliography()
    return str(written)


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_is_cited_with_version_count_and_day(client: Client, address: str) -> None:
    version, today = snapshot().version, timezone.localdate()
    page = client.get(address).text
    forms = {name: client.get(VIEWS[address].format(name)) for name in ("bib", "ris", "csl.json")}
    entry, tags, item = bibtex(forms["bib"].text), ris(forms["ris"].text), csl(forms["csl.json"].text)
    title = item["title"]
    assert title == tags["title"]
    assert entry.fields["title"].strip("{}") == title
    assert item["URL"] == entry.fields["url"] == tags["urls"][0] == f"http://testserver{address}"
    assert item["version"] == entry.fields["version"] == tags["edition"] == str(version.number)
    assert item["accessed"]["date-parts"] == [[today.year, today.month, today.day]]
    assert entry.fields["urldate"] == today.isoformat()
    assert tags["access_date"] == f"{today:%Y/%m/%d}"
    assert item["note"] == tags["notes"][0]
    said = page[page.index('<textarea id="citation"') : page.index("</textarea>")]
    for part in (title, item["note"], f"accessed {today.day} {today:%B %Y}"):
        assert part.replace("&", "&amp;") in said.replace("&#39;", "'")
    assert title in in_a_style(forms["csl.json"].text)
    for name in forms:
        assert f'href="{VIEWS[address].format(name)}"'.replace("&", "&amp;") in page


def test_a_citation_counts_what_the_list_shows(client: Client) -> None:
    total = client.get("/statements.json?speaker=john-kerry&year=2015").json()["total"]
    assert csl(client.get("/statements.csl.json?speaker=john-kerry&year=2015").text)["note"].startswith(f"{total} stat")
    person = Statement.objects.published().filter(speaker__slug="john-kerry").count()
    assert csl(client.get("/people/john-kerry.csl.json").text)["note"].startswith(f"{person} statements. Version ")


def test_a_person_s_page_cites_the_person_and_where_it_is_narrowed_the_list(client: Client) -> None:
    assert "Parley: John Kerry. " in client.get("/people/john-kerry/").text
    narrowed = client.get("/people/john-kerry/?kind=quotation").text
    assert "Parley: Statements: Quotation, John Kerry. " in narrowed
    assert "/statements/?kind=quotation&amp;speaker=john-kerry" in narrowed


@pytest.mark.parametrize("noun", ["statements", "articles"])
def test_statements_and_articles_are_read_by_the_same_programs(client: Client, noun: str) -> None:
    statement = Statement.objects.get(words__startswith="The U.S. has no irons")
    slug = statement.uid if noun == "statements" else statement.article.slug
    forms = {name: client.get(f"/{noun}/{slug}.{name}").text for name in ("bib", "ris", "csl.json")}
    headline = "Kerry Supports Syrian Peace Talks in Russia"
    assert bibtex(forms["bib"]).fields["title"] == f"{{{headline}}}"
    assert ris(forms["ris"])["title"] == headline
    item = csl(forms["csl.json"])
    assert (item["type"], item["title"], item["issued"]) == (
        "article-newspaper",
        headline,
        {"date-parts": [[2015, 1, 14]]},
    )
    version = f"Version {snapshot().version.number:,} of the archive"
    assert version in bibtex(forms["bib"]).fields["note"]
    assert version in ris(forms["ris"])["notes"][-1]
    assert version in item["note"]
    assert headline in in_a_style(forms["csl.json"])


def test_a_month_is_cited_as_a_month(client: Client) -> None:
    article = Article.objects.published()[0]
    Article.objects.filter(pk=article.pk).update(published="2015-01-01", published_precision="month")
    assert csl(client.get(f"/articles/{article.slug}.csl.json").text)["issued"] == {"date-parts": [[2015, 1]]}


def test_no_name_adds_a_field_or_an_entry(client: Client) -> None:
    Person.objects.filter(slug="john-kerry").update(name=HOSTILE)
    for address in ("/people/john-kerry.{}", "/statements.{}?speaker=john-kerry"):
        fields = set(bibtex(client.get(address.format("bib")).text).fields)
        assert fields == {"title", "organization", "date", "year", "version", "url", "urldate", "note"}
        assert ris(client.get(address.format("ris")).text)["type_of_reference"] == "ELEC"
        item = csl(client.get(address.format("csl.json")).text)
        assert item["title"].endswith(HOSTILE)


@pytest.mark.parametrize("form", ["bib", "ris", "csl.json"])
def test_what_is_not_there_is_not_cited(client: Client, form: str) -> None:
    assert client.get(f"/statements.{form}?speaker=nobody").status_code == 400
    assert client.get(f"/statements/timeline.{form}?by=nothing").status_code == 400
    for address in ("people/nobody", "venues/nowhere", "topics/nothing", "rounds/none", "positions/none"):
        assert client.get(f"/{address}.{form}").status_code == 404
