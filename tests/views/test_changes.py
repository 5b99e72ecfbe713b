"""What readers find on /about/changes/ and on the pages of corrected records."""

from __future__ import annotations

import re

import feedparser
import pytest
from django.test import Client

from articles.models import Correction, Statement
from articles.models.versions import one_edit
from tests.archive import add_article
from tests.browse.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    return Statement.objects.published().filter(speaker__slug="john-kerry").order_by("pk")[0]


def correct(statement: Statement, times: int = 1) -> None:
    for number in range(times):
        with one_edit(None, f"Reason {number}."):
            statement.context = f"Context {number}."
            statement.save()


def test_without_a_correction_the_page_says_so_and_a_record_says_nothing(statement: Statement, client: Client) -> None:
    assert "No published record has been changed yet." in client.get("/about/changes/").text
    assert "Corrected" not in client.get(statement.get_absolute_url()).text


def test_a_corrected_statement_and_its_article_say_so_with_a_link(statement: Statement, client: Client) -> None:
    correct(statement)
    address = f"/about/changes/{Correction.objects.get().uid}/"
    for page in (statement.get_absolute_url(), statement.article.get_absolute_url()):
        text = client.get(page).text
        assert f'<a href="{address}">on' in text, page
    assert "Context 0." in client.get(address).text


def test_a_record_shows_its_three_latest_corrections_the_latest_first(statement: Statement, client: Client) -> None:
    correct(statement, 5)
    page = client.get(statement.get_absolute_url()).text
    shown = re.findall("/about/changes/([a-z0-9]{10})/", page)
    assert shown == [one.uid for one in Correction.objects.order_by("-pk")[:3]]


def test_an_article_says_how_many_of_its_statements_were_corrected_at_once(client: Client) -> None:
    article = add_article("long")
    for number in range(30):
        Statement.objects.create(
            article=article,
            kind=Statement.Kind.PARAPHRASE,
            paraphrase=f"Paraphrase {number}.",
            attribution="X",
            order=number + 1,
        )
    with one_edit(None, "All contexts were missing."):
        for statement in article.statements.filter(kind=Statement.Kind.PARAPHRASE):
            statement.context = "Context."
            statement.save()
    assert "30 statements" in text_of(client.get(article.get_absolute_url()).text.split('class="corrected"')[1])


def test_the_page_is_read_backwards_in_steps(statement: Statement, client: Client) -> None:
    correct(statement, 30)
    first = client.get("/about/changes/")
    assert "Reason 29." in first.text
    assert "Reason 4." not in first.text
    older = f"/about/changes/?before={Correction.objects.order_by('-pk')[24].uid}"
    assert f'href="{older}"' in first.text
    assert "Reason 4." in client.get(older).text
    assert "Latest changes" in client.get(older).text


def test_the_changes_of_all_records_and_of_one_are_cited_with_their_number(
    statement: Statement, client: Client
) -> None:
    correct(statement, 3)
    other = Statement.objects.exclude(pk=statement.pk).first()
    assert other
    with one_edit(None, "Another reason."):
        other.context = "Another context."
        other.save()
    assert "Changes. 4 changes." in client.get("/about/changes/").text
    assert "4 changes" in client.get("/about/changes.bib").text
    of_one = f"?statement={statement.uid}"
    assert f'href="/about/changes.bib{of_one}"' in client.get(f"/about/changes/{of_one}").text
    cited = client.get(f"/about/changes.csl.json{of_one}").json()[0]
    assert cited["title"] == f"Changes: {statement}"
    assert cited["URL"] == f"http://testserver/about/changes/{of_one}"
    assert client.get("/about/changes.ris?statement=nothing").status_code == 404


def test_all_changes_of_one_record_can_be_read(statement: Statement, client: Client) -> None:
    correct(statement)
    other = Statement.objects.published().exclude(article=statement.article).order_by("pk")[0]
    for query in (f"statement={statement.uid}", f"article={statement.article.slug}"):
        assert "Reason 0." in client.get(f"/about/changes/?{query}").text
    assert "Reason 0." not in client.get(f"/about/changes/?statement={other.uid}").text


@pytest.mark.parametrize(
    "address",
    [
        "/about/changes/?before=nothing",
        "/about/changes/?before=%00",
        "/about/changes/?statement=%00",
        "/about/changes/?article=%F0%9F%98%80",
        "/about/changes/nothing/",
        "/about/changes/nothing/?after=-5",
        "/about/changes/nothing/?after=99999999999999999999",
        "/about/changes/nothing/?after=%D9%A3",
    ],
)
def test_a_change_that_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_feed_can_be_read(statement: Statement, client: Client) -> None:
    Statement.objects.filter(pk=statement.pk).update(context="")
    correct(statement)
    answer = client.get("/about/changes.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    [entry] = feed.entries
    assert entry.title.startswith("Corrected: John Kerry")
    assert "Reason: Reason 0." in entry.summary
    assert "Context: before nothing, after “Context 0.”" in entry.summary
    assert entry.link.endswith(f"/about/changes/{Correction.objects.get().uid}/")


def test_a_kept_page_shows_the_next_correction(statement: Statement, client: Client) -> None:
    correct(statement, 1)
    client.get("/about/changes/")
    correct(statement, 2)
    assert "Reason 1." in client.get("/about/changes/").text
