"""The home page and the About page tell what the collection is."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client

from articles.browse.extent import extent
from articles.models import Article, Outlet, Statement
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


def test_search_engines_may_list_the_search_but_not_what_was_searched_for(client: Client) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in client.get("/search/").content.decode()
    for searched in ("/search/?q=ceasefire", "/search/?q=%21"):
        assert noindex in client.get(searched).content.decode()
    assert "Disallow: /search/?\n" in client.get("/robots.txt").content.decode()
