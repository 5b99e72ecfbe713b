from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.changes import notices_of
from articles.browse.statements import STATEMENTS, neighbours_of
from articles.models import Article, Statement
from articles.nouns import STATEMENT
from articles.views.caching import public_page, snapshot_of
from articles.views.desk_links import for_editors, kept_private, readable
from articles.views.json_pages import record_json
from articles.views.lists import facet_page, list_page
from articles.views.responses import absolute_by


def statement_in(statements: QuerySet[Statement], uid: str) -> Statement:
    statement = statements.filter(uid=uid).first()
    if statement is None:
        raise Http404(_("There is no statement “%(name)s”.") % {"name": uid})
    return statement


def published_statement(uid: str) -> Statement:
    return statement_in(Statement.objects.published().for_display(), uid)


@public_page
def statement_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, "articles/statement_list.html", STATEMENTS)


@public_page
def statement_values(request: HttpRequest, facet: str) -> HttpResponse:
    return facet_page(request, facet, STATEMENTS)


@public_page
def statement_detail(request: HttpRequest, uid: str) -> HttpResponse:
    statement = statement_in(readable(request, Statement.objects.for_display()), uid)
    shown = for_editors(request, statement, Article.objects.filter(pk=statement.article_id))
    response = render(
        request,
        "articles/statement_detail.html",
        {
            "statement": statement,
            "neighbours": neighbours_of(statement),
            "positions": statement.positions.select_related("question"),
            "quotation": exchange.quote_statement(statement),
            "notices": [] if shown["preview"] else notices_of("statement", statement.pk),
            "citation": exchange.cite_statement(statement, absolute_by(request), snapshot_of(request).version),
            **shown,
        },
    )
    return kept_private(response, shown)


@public_page
def statement_json(request: HttpRequest, uid: str) -> HttpResponse:
    return record_json(request, STATEMENT, published_statement(uid).pk)


def cited_statement(request: HttpRequest, uid: str) -> exchange.Citation:
    return exchange.cite_statement(published_statement(uid), absolute_by(request), snapshot_of(request).version)
