from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from articles import exchange, index
from articles.browse.articles import ARTICLES, surroundings_of
from articles.browse.cards import cards_of
from articles.browse.collection import browse, iter_rows
from articles.browse.facet_page import browse_values
from articles.drawings.map import map_of
from articles.models import Article
from articles.models.statement_row import StatementRow, statement_rows
from articles.views.caching import public_page
from articles.views.responses import list_csv, list_json, list_page, one


@public_page
def article_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, "articles/article_list.html", browse(ARTICLES, request.GET))


@public_page
def article_list_json(request: HttpRequest) -> HttpResponse:
    return list_json(request, browse(ARTICLES, request.GET), exchange.article_record)


@public_page
def article_list_csv(request: HttpRequest) -> HttpResponseBase:
    return list_csv(request, "articles", iter_rows(ARTICLES, request.GET), exchange.article_record)


@public_page
def article_values(request: HttpRequest, facet: str) -> HttpResponse:
    if facet not in ARTICLES.facets:
        raise Http404(f"There is no facet “{facet}”.")
    values = browse_values(ARTICLES, facet, request.GET)
    return render(request, "articles/facet_values.html", {"values": values, "noun": "article"}, status=values.status)


def readable(request: HttpRequest) -> QuerySet[Article]:
    """The published articles; for editors who are logged in the drafts too, so that they can preview them."""
    articles = Article.objects.with_outlets().with_counts()
    return articles if request.user.has_perm("articles.view_article") else articles.published()


def rows_of(article: Article) -> list[StatementRow]:
    """Its statements in order, whether it is published or not."""
    return statement_rows(list(article.statements.values_list("pk", flat=True)), drafts=True)


@public_page
def article_detail(request: HttpRequest, slug: str) -> HttpResponse:
    article = one(readable(request), slug, noun="article")
    venues = list(article.venues.order_by("name"))
    response = render(
        request,
        "articles/article_detail.html",
        {
            "article": article,
            "cards": cards_of(rows_of(article)),
            "people": article.people.with_roles(),
            "venues": venues,
            "map": map_of(venues),
            "rounds": article.rounds.in_time_order(),
            "surroundings": surroundings_of(article, index.snapshot()),
            "citation": exchange.cite_article(article, request.build_absolute_uri),
            "preview": not article.is_published,
        },
    )
    if not article.is_published:
        response["Cache-Control"] = "private, no-store"
    return response


@public_page
def article_json(request: HttpRequest, slug: str) -> HttpResponse:
    article = one(Article.objects.published().with_outlets().with_counts(), slug, noun="article")
    absolute = request.build_absolute_uri
    record = exchange.article_record(article, absolute)
    record["statements"] = [exchange.statement_record(row, absolute) for row in rows_of(article)]
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})


@public_page
def article_bib(request: HttpRequest, slug: str) -> HttpResponse:
    article = one(Article.objects.published().with_outlets(), slug, noun="article")
    citation = exchange.cite_article(article, request.build_absolute_uri)
    return HttpResponse(citation.bibtex, content_type="application/x-bibtex; charset=utf-8")


@public_page
def article_ris(request: HttpRequest, slug: str) -> HttpResponse:
    article = one(Article.objects.published().with_outlets(), slug, noun="article")
    citation = exchange.cite_article(article, request.build_absolute_uri)
    return HttpResponse(citation.ris, content_type="application/x-research-info-systems; charset=utf-8")
