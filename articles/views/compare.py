from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.browse.compare import Comparison, compare
from articles.browse.compare_choices import choices_of, find
from articles.browse.errors import InvalidQuery
from articles.nouns import STATEMENT
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import Cited, cite_view
from articles.views.responses import page_or_errors


@public_page
def compare_page(request: HttpRequest) -> HttpResponse:
    snapshot = snapshot_of(request)

    def values() -> dict[str, Any]:
        comparison = compare(request.GET, snapshot)
        cited = _cite(request, comparison) if comparison.has_several else None
        return {"comparison": comparison, "found": find(request.GET, snapshot), "cited": cited}

    return page_or_errors(request, "articles/compare.html", {"choices": choices_of(snapshot)}, values)


def cited_comparison(request: HttpRequest) -> Cited:
    comparison = compare(request.GET, snapshot_of(request))
    if not comparison.has_several:
        raise InvalidQuery({comparison.kind: [_("Choose at least two people or parties.")]})
    return _cite(request, comparison)


def _cite(request: HttpRequest, comparison: Comparison) -> Cited:
    title = _("Compared: %(subjects)s") % {"subjects": comparison.description}
    total = STATEMENT.total(sum(subject.statements for subject in comparison.subjects))
    return cite_view(request, "compare", title, total, comparison.selection.query)
