"""Citations are read by the programs that they are made for: pybtex, rispy and citeproc-py."""

from __future__ import annotations

import json
import re
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
    "/positions/assad-gives-up-power/speakers/?speaker=john-kerry": (
        "/positions/assad-gives-up-power/speakers.{}?speaker=john-kerry"
    ),
    "/statements/facets/year/?speaker=john-kerry": "/statements/facets/year.{}?speaker=john-kerry",
    "/articles/facets/outlet/": "/articles/facets/outlet.{}",
    "/rounds/": "/rounds.{}",
    "/topics/": "/topics.{}",
    "/positions/": "/positions.{}",
    "/utterances/?year=2015": "/utterances.{}?year=2015",
    "/utterances/kerry-has-to-go-2015-09-19/": "/utterances/kerry-has-to-go-2015-09-19.{}",
    "/network/?ties=topics&year=2015": "/network.{}?ties=topics&year=2015",
    "/compare/?person=john-kerry&person=philip-hammond&topic=ceasefire": (
        "/compare.{}?person=john-kerry&person=philip-hammond&topic=ceasefire"
    ),
    "/": "/archive.{}",
    "/search/?q=Assad+has+to+go": "/search.{}?q=Assad+has+to+go",
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


def test_a_question_a_comparison_and_a_network_are_cited_with_their_filters_and_what_they_count(client: Client) -> None:
    def cited(address: str) -> tuple[str, str]:
        item = csl(client.get(address).text)
        return item["title"], item["note"].partition(". ")[0]

    def total(query: str) -> str:
        count = client.get(f"/statements.json?{query}").json()["total"]
        return f"{count} statement{'' if count == 1 else 's'}"

    question = "question=assad-gives-up-power&speaker=john-kerry"
    assert cited("/positions/assad-gives-up-power.csl.json?speaker=john-kerry")[0].endswith("? John Kerry")
    assert cited("/positions/assad-gives-up-power.csl.json?speaker=john-kerry")[1] == total(question)
    assert cited("/compare.csl.json?person=john-kerry&person=philip-hammond&year=2015") == (
        "Compared: John Kerry, Philip Hammond, 2015",
        total("speaker=john-kerry&speaker=philip-hammond&year=2015"),
    )
    assert cited("/network.csl.json?ties=topics&topic=ceasefire") == (
        "Network: People and topics: Ceasefire",
        total("topic=ceasefire"),
    )
    assert cited("/archive.csl.json")[1] == total("")
    assert cited("/statements/facets/speaker.csl.json?find=kerry&year=2015") == (
        "Statements, values of “Speaker” with “kerry”: 2015",
        "1 value",
    )


def test_a_search_is_cited_once_there_are_words_with_the_number_of_its_matches(client: Client) -> None:
    assert "Cite this view" not in client.get("/search/").text
    item = csl(client.get("/search.csl.json?q=ceasefire").text)
    [total] = re.findall(r"([\d,]+ matche?s?) for", client.get("/search/?q=ceasefire").text)
    assert (item["title"], item["note"].partition(". ")[0]) == ("Search: ceasefire", total)


def test_a_citation_in_words_has_one_full_stop_after_a_title_that_is_a_sentence(client: Client) -> None:
    remark = client.get("/utterances/kerry-has-to-go-2015-09-19/").text
    question = client.get("/positions/assad-gives-up-power/?speaker=john-kerry").text
    assert re.search(r"when and how is for negotiation\. \d+ statements?\. Version", remark)
    assert re.search(r"as part of a settlement\? John Kerry\. \d+ statements?\. Version", question)


def test_nobody_alone_is_compared_or_cited(client: Client) -> None:
    assert "Cite this view" not in client.get("/compare/?person=john-kerry").text
    answer = client.get("/compare.bib?person=john-kerry")
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "two people or parties" in answer.text


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
    assert client.get(f"/statements/facets/nothing.{form}").status_code == 404
    assert client.get(f"/search.{form}").status_code == 400
    for name, query in (("network", "ties=x"), ("utterances", "speaker=nobody"), ("compare", "person=nobody")):
        assert client.get(f"/{name}.{form}?{query}").status_code == 400
    for address in (
        "people/nobody",
        "venues/nowhere",
        "topics/nothing",
        "rounds/none",
        "positions/none",
        "utterances/x",
    ):
        assert client.get(f"/{address}.{form}").status_code == 404
