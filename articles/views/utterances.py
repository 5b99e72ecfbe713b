from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.browse.utterance_list import Remarks, remarks
from articles.browse.utterances import UnknownPassage, remark_of
from articles.models import Utterance
from articles.spelling import spell_number
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import Cited, cite_record, cite_view, titled
from articles.views.desk_links import for_editors, kept_private
from articles.views.responses import get_record, page_or_errors


@public_page
def utterance_list(request: HttpRequest) -> HttpResponse:
    def values() -> dict[str, Any]:
        found = remarks(request.GET, snapshot_of(request))
        return {"remarks": found, "cited": _cite(request, found)}

    return page_or_errors(request, "articles/utterance_list.html", {}, values)


def cited_remarks(request: HttpRequest) -> Cited:
    return _cite(request, remarks(request.GET, snapshot_of(request)))


def _cite(request: HttpRequest, found: Remarks) -> Cited:
    title = titled(_("Remarks reported by several outlets"), found.description)
    count = found.paging.total
    total = ngettext("%(total)s remark", "%(total)s remarks", count) % {"total": spell_number(count)}
    return cite_view(request, "utterance_list", title, total, found.selection.filters_query)


@public_page
def utterance_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """`?with=` is the identifier of the statement that the other wordings are compared with."""
    utterance = get_record(Utterance.objects.published(), slug, noun="utterance")
    shown = for_editors(request, utterance)
    try:
        remark = remark_of(utterance, request.GET.get("with", ""))
    except UnknownPassage as error:
        raise Http404(_("No quotation of this remark has the identifier “%(name)s”.") % {"name": error}) from error
    context = {"remark": remark, "cited": cite_record(request, "utterance", utterance), **shown}
    return kept_private(render(request, "articles/utterance_detail.html", context), shown)
