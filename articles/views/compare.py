from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse.comparable import choices_of, find
from articles.browse.compare import compare
from articles.browse.errors import InvalidQuery
from articles.views.caching import public_page, snapshot_of
from articles.views.responses import status_of


@public_page
def compare_page(request: HttpRequest) -> HttpResponse:
    snapshot = snapshot_of(request)
    context: dict[str, Any] = {"choices": choices_of(snapshot)}
    status = 200
    try:
        context["comparison"] = compare(request.GET, snapshot)
        context["found"] = find(request.GET, snapshot)
    except InvalidQuery as error:
        context |= {"errors": error.errors, "labels": error.labels}
        status = status_of(request, error)
    return render(request, "articles/compare.html", context, status=status)
