from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from articles import exchange
from articles.browse.collection import browse, iter_rows
from articles.browse.facet_page import browse_values
from articles.browse.statements import STATEMENTS, neighbours_of
from articles.models import Statement
from articles.models.statement_row import statement_rows
from articles.views.caching import public_page
from articles.views.responses import list_csv, list_json, list_page


def published_statement(uid: str) -> Statement:
    statement = Statement.objects.published().for_display().filter(uid=uid).first()
    if statement is None:
        raise Http404(f"There is no statement “{uid}”.")
    return statement


@public_page
def statement_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, "articles/statement_list.html", browse(STATEMENTS, request.GET))


@public_page
def statement_list_json(request: HttpRequest) -> HttpResponse:
    return list_json(request, browse(STATEMENTS, request.GET), exchange.statement_record)


@public_page
def statement_list_csv(request: HttpRequest) -> HttpResponseBase:
    return list_csv(request, "statements", iter_rows(STATEMENTS, request.GET), exchange.statement_record)


@public_page
def statement_values(request: HttpRequest, facet: str) -> HttpResponse:
    if facet not in STATEMENTS.facets:
        raise Http404(f"There is no facet “{facet}”.")
    values = browse_values(STATEMENTS, facet, request.GET)
    return render(request, "articles/facet_values.html", {"values": values, "noun": "statement"}, status=values.status)


@public_page
def statement_detail(request: HttpRequest, uid: str) -> HttpResponse:
    statement = published_statement(uid)
    return render(
        request,
        "articles/statement_detail.html",
        {
            "statement": statement,
            "neighbours": neighbours_of(statement),
            "positions": statement.positions.select_related("question"),
            "citation": exchange.cite_statement(statement, request.build_absolute_uri),
        },
    )


@public_page
def statement_json(request: HttpRequest, uid: str) -> HttpResponse:
    [row] = statement_rows([published_statement(uid).pk])
    record = exchange.statement_record(row, request.build_absolute_uri)
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})


@public_page
def statement_bib(request: HttpRequest, uid: str) -> HttpResponse:
    citation = exchange.cite_statement(published_statement(uid), request.build_absolute_uri)
    return HttpResponse(citation.bibtex, content_type="application/x-bibtex; charset=utf-8")


@public_page
def statement_ris(request: HttpRequest, uid: str) -> HttpResponse:
    citation = exchange.cite_statement(published_statement(uid), request.build_absolute_uri)
    return HttpResponse(citation.ris, content_type="application/x-research-info-systems; charset=utf-8")
