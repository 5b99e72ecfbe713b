from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.articles import ARTICLES, surroundings_of
from articles.browse.changes import notices_of
from articles.browse.statements import cards_at
from articles.drawings.map import map_of
from articles.models import Article
from articles.nouns import ARTICLE, STATEMENT
from articles.views.caching import public_page, snapshot_of
from articles.views.desk_links import for_editors, kept_private, readable
from articles.views.json_pages import record_json
from articles.views.lists import facet_page, list_page
from articles.views.maps import record_map_svg
from articles.views.responses import absolute_by, get_record


@public_page
def article_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, "articles/article_list.html", ARTICLES)


@public_page
def article_values(request: HttpRequest, facet: str) -> HttpResponse:
    return facet_page(request, facet, ARTICLES)


@public_page
def article_detail(request: HttpRequest, slug: str) -> HttpResponse:
    articles = Article.objects.with_outlets().with_counts()
    article = get_record(readable(request, articles), slug, noun="article")
    shown = for_editors(request, article)
    keys = list(article.statements.values_list("pk", flat=True))
    venues = list(article.venues.order_by("name"))
    response = render(
        request,
        "articles/article_detail.html",
        {
            "article": article,
            "cards": cards_at(keys, snapshot_of(request), drafts=True),
            "people": article.people.with_roles(),
            "venues": venues,
            "map": map_of(venues),
            "rounds": article.rounds.in_time_order(),
            "surroundings": surroundings_of(article, snapshot_of(request)),
            "notices": [] if shown["preview"] else notices_of("article", article.pk),
            "citation": exchange.cite_article(article, absolute_by(request), snapshot_of(request).version),
            **shown,
        },
    )
    return kept_private(response, shown)


@public_page
def article_svg(request: HttpRequest, slug: str) -> HttpResponse:
    """The places of an article on a map, as a file."""
    article = get_record(Article.objects.published().with_counts(), slug, noun="article")
    return record_map_svg(
        request,
        article.venues.order_by("name"),
        title=_("Venues of this article: %(places)s"),
        head=[article.headline, STATEMENT.total(article.statement_count)],
        address=article.get_absolute_url(),
    )


@public_page
def article_json(request: HttpRequest, slug: str) -> HttpResponse:
    article = get_record(Article.objects.published(), slug, noun="article")
    keys = list(article.statements.values_list("pk", flat=True))
    statements = exchange.records(STATEMENT, keys, snapshot_of(request), absolute_by(request))
    return record_json(request, ARTICLE, article.pk, statements=statements)


def cited_article(request: HttpRequest, slug: str) -> exchange.Citation:
    article = get_record(Article.objects.published().with_outlets(), slug, noun="article")
    return exchange.cite_article(article, absolute_by(request), snapshot_of(request).version)
