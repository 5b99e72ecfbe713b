from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.browse.comparable import choices_of, find
from articles.browse.compare import Comparison, compare
from articles.browse.errors import InvalidQuery
from articles.nouns import STATEMENT
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import Cited, cite_view
from articles.views.responses import status_of


@public_page
def compare_page(request: HttpRequest) -> HttpResponse:
    snapshot = snapshot_of(request)
    context: dict[str, Any] = {"choices": choices_of(snapshot)}
    status = 200
    try:
        comparison = compare(request.GET, snapshot)
        context |= {"comparison": comparison, "found": find(request.GET, snapshot)}
        if comparison.has_several:
            context["cited"] = _cite(request, comparison)
    except InvalidQuery as error:
        context |= {"errors": error.errors, "labels": error.labels}
        status = status_of(request, error)
    return render(request, "articles/compare.html", context, status=status)


def cited_comparison(request: HttpRequest) -> Cited:
    comparison = compare(request.GET, snapshot_of(request))
    if not comparison.has_several:
        raise InvalidQuery({comparison.kind: [_("Choose at least two people or parties.")]})
    return _cite(request, comparison)


def _cite(request: HttpRequest, comparison: Comparison) -> Cited:
    title = _("Compared: %(subjects)s") % {"subjects": comparison.description}
    total = STATEMENT.total(sum(subject.statements for subject in comparison.subjects))
    return cite_view(request, "compare", title, total, comparison.selection.query)
