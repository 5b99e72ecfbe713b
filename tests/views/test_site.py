"""The home page and the About page tell what the collection is."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.browse.doors import comparisons
from articles.browse.extent import extent, extent_in_short
from articles.models import Article, Outlet, Round, Statement, Topic
from articles.nouns import snapshot

pytestmark = pytest.mark.django_db


def text_of(address: str) -> str:
    page = re.sub(r"<[^>]*>", " ", Client().get(address).content.decode())
    return " ".join(page.split())


def add_paraphrases(day: datetime.date) -> Article:
    """A later article without a word in quotation marks, in Western Armenian, which Django has no name for."""
    article = Article.objects.create(
        slug="later",
        headline="Later",
        outlet=Outlet.objects.order_by("pk")[0],
        published=day,
        url="https://example.org/later",
        language="hyw",
        status=Article.Status.PUBLISHED,
        coding=Article.Coding.PARTLY,
    )
    Statement.objects.create(article=article, kind=Statement.Kind.PARAPHRASE, paraphrase="Later.", attribution="X")
    return article


def test_home_leads_with_the_latest_quotation_even_if_later_articles_have_none() -> None:
    for number in range(6):
        Article.objects.filter(slug="later").update(slug=f"later-{number}", url=f"https://example.org/{number}")
        add_paraphrases(datetime.date(2025, 1, 1 + number))
    page = Client().get("/").content.decode()
    [lead] = re.findall(r'<figure class="lead">.*?</figure>', page, re.S)
    quotations = Statement.objects.filter(kind=Statement.Kind.QUOTATION)
    latest = quotations.order_by("-article__published").values_list("article__outlet__name", flat=True)[0]
    assert latest in lead
    assert "<blockquote" in lead


def test_home_without_a_quotation_leads_with_none() -> None:
    Statement.objects.exclude(kind=Statement.Kind.PARAPHRASE).delete()
    assert '<figure class="lead">' not in Client().get("/").content.decode()


def test_home_compares_the_two_parties_that_said_most_about_a_topic() -> None:
    found = comparisons(snapshot())
    assert found
    page = Client().get("/").content.decode()
    for each in found:
        answer = Client().get(f"/statements.json{each.query}").json()
        assert answer["total"] == each.statements
        assert {row["party"] for row in answer["rows"]} == set(each.parties)
        assert each.query.replace("&", "&amp;") in page
        assert Client().get(each.topic_address).status_code == 200


def test_the_door_of_comparing_leads_to_the_positions_and_to_the_page_that_compares() -> None:
    door = Client().get("/").content.decode().split('id="door-compare"')[1].split("</section>")[0]
    for address in (reverse("question_list"), reverse("compare")):
        assert f'href="{address}"' in door
        assert Client().get(address).status_code == 200


def test_a_topic_of_one_party_is_compared_with_nothing() -> None:
    Statement.objects.filter(topics__slug="assads-future").exclude(speaker__slug="john-kerry").delete()
    assert "assads-future" not in "".join(each.query for each in comparisons(snapshot()))


def test_home_leads_to_the_rounds_that_began_last() -> None:
    page = Client().get("/").content.decode()
    door = page.split('id="door-round"')[1].split("</section>")[0]
    latest = Round.objects.filter(started__isnull=False).order_by("-started")[:3]
    assert re.findall(r'href="(/rounds/[^"]+)"', door) == [round_.get_absolute_url() for round_ in latest]
    assert 'href="/rounds/"' in door


def test_home_shows_the_articles_of_every_year_and_how_far_they_are_coded() -> None:
    add_paraphrases(datetime.date(2017, 1, 1))
    short = extent_in_short(snapshot())
    assert [row.label for row in short.years] == ["2014", "2015", "2016", "2017"]
    assert [row.articles for row in short.years][2:] == [0, 1]
    page, text = Client().get("/").content.decode(), text_of("/")
    for row in short.years:
        assert Client().get(f"/articles.json{row.query}").json()["total"] == row.articles
        assert (f'href="/articles/{row.query}"' in page) == bool(row.articles)
        assert f"{row.articles} article{'s' * (row.articles != 1)}, {row.complete} coded completely" in text
    whole = extent(snapshot())
    assert (short.outlets, short.languages) == (len(whole.outlets), len(whole.languages))


def test_home_without_anything_has_no_empty_parts() -> None:
    Article.objects.all().delete()
    Round.objects.all().delete()
    page = Client().get("/").content.decode()
    for part in ('id="extent-heading"', 'id="timeline-heading"', '<figure class="lead">', "<ul>\n    </ul>"):
        assert part not in page
    assert "No article has been published yet." in page


def test_about_says_how_many_statements_are_verbatim() -> None:
    add_paraphrases(datetime.date(2025, 1, 1))
    verbatim = Statement.objects.published().exclude(kind=Statement.Kind.PARAPHRASE).count()
    total = Statement.objects.published().count()
    text = text_of("/about/")
    assert f"Of {total} statements, {verbatim} keep words in quotation marks" in text
    answer = Client().get("/statements.json?kind=partial&kind=quotation").json()
    assert answer["total"] == verbatim
    assert 'href="/statements/?kind=partial&amp;kind=quotation"' in Client().get("/about/").content.decode()


def test_about_counts_every_article_by_year_language_and_outlet() -> None:
    add_paraphrases(datetime.date(2025, 1, 1))
    found = extent(snapshot())
    for rows in (found.years, found.languages, found.outlets):
        assert sum(row.articles for row in rows) == found.articles == Article.objects.published().count() == 6
        for row in rows:
            assert Client().get(f"/articles.json{row.query}").json()["total"] == row.articles
            assert row.complete + row.partly + row.not_yet == row.articles
    assert [row.label for row in found.languages] == ["English", "Western Armenian"]
    text = text_of("/about/")
    assert "6 articles, published from 2014 to 2025" in text
    assert "How to report an error" in text


def test_about_says_so_when_nothing_has_been_published() -> None:
    Article.objects.all().delete()
    assert "No article has been published yet." in text_of("/about/")


def test_the_masthead_marks_the_part_of_the_site_that_a_page_belongs_to_and_no_other(client: Client) -> None:
    Topic.objects.filter(slug="assads-future").update(slug="articles")
    masthead = client.get("/topics/articles/").text.partition("</header>")[0]
    assert re.findall(r'<a href="([^"]*)" aria-current="true"', masthead) == ["/topics/"]
    masthead = client.get("/articles/").text.partition("</header>")[0]
    assert re.findall(r'<a href="([^"]*)" aria-current="page"', masthead) == ["/articles/"]


def test_search_engines_may_list_the_search_but_not_what_was_searched_for(client: Client) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in client.get("/search/").content.decode()
    for searched in ("/search/?q=ceasefire", "/search/?q=%21"):
        assert noindex in client.get(searched).content.decode()
    assert "Disallow: /search/?\n" in client.get("/robots.txt").content.decode()


def test_search_engines_may_list_the_values_of_a_facet_but_not_those_within_a_selection(client: Client) -> None:
    page = "/statements/facets/speaker/"
    assert f'<link rel="canonical" href="http://testserver{page}">' in client.get(page).content.decode()
    for within in (f"{page}?party=russia", f"{page}?find=kerry"):
        assert '<meta name="robots" content="noindex">' in client.get(within).content.decode()


def test_whoever_finds_a_vulnerability_finds_whom_to_write_to(client: Client, settings: Any) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    assert "reach the operators of this site" not in client.get("/about/").text
    settings.CONTACT = "mailto:security@parley.example"
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    assert lines["Contact"] == "mailto:security@parley.example"
    assert lines["Canonical"] == "http://testserver/.well-known/security.txt"
    left = datetime.datetime.fromisoformat(lines["Expires"]) - timezone.now()
    assert 300 < left.days < 366, "RFC 9116 recommends less than a year"
    assert '<a href="mailto:security@parley.example">security@parley.example</a>' in client.get("/about/?again").text
