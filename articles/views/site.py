"""The pages that do not belong to a single noun."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.browse import overview
from articles.browse.doors import comparisons
from articles.browse.errors import InvalidQuery
from articles.browse.extent import extent, extent_in_short
from articles.browse.search import SearchResults, search_everything
from articles.browse.selection import Selection
from articles.drawings.extent_bars import extent_bars
from articles.drawings.timeline import talks_timeline
from articles.nouns import ARTICLE, ROUND, STATEMENT
from articles.spelling import spell_number
from articles.views import readiness
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import Cited, cite_view
from articles.views.svg_files import svg_response


@public_page
def home(request: HttpRequest) -> HttpResponse:
    snapshot = snapshot_of(request)
    short = extent_in_short(snapshot)
    return render(
        request,
        "articles/home.html",
        {
            "totals": overview.totals(snapshot),
            "comparisons": comparisons(snapshot),
            "timeline": talks_timeline(snapshot),
            "extent": short,
            "bars": extent_bars(short.years),
            "coding": overview.coding_totals(snapshot),
            "quotation": overview.latest_quotation(snapshot),
            "latest": overview.latest_coverage(snapshot),
            "most_quoted": overview.most_quoted(snapshot),
            "topics": overview.topics_with_counts(snapshot),
            "cited": cited_archive(request),
        },
    )


@public_page
def talks_svg(request: HttpRequest) -> HttpResponse:
    """The timeline of the home page as a file."""
    snapshot = snapshot_of(request)
    timeline = talks_timeline(snapshot)
    totals = [ROUND.total(len(timeline.bars))] if timeline else []
    return svg_response(
        request,
        "svg/talks.html",
        title=_("Timeline of the talks"),
        head=[*totals, *(noun.total(snapshot.total(noun.name)) for noun in (ARTICLE, STATEMENT))],
        address=reverse("home"),
        height=timeline.height if timeline else 0,
        timeline=timeline,
    )


def cited_archive(request: HttpRequest) -> Cited:
    """The whole archive, of which the home page is the address."""
    total = STATEMENT.total(snapshot_of(request).total(STATEMENT.name))
    return cite_view(request, "home", _("The Syria peace talks, statement by statement"), total)


@public_page
def search_page(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {}
    status = 200
    try:
        results = search_everything(request.GET, snapshot_of(request))
        if results.q:
            context["cited"] = _cite_search(request, results)
    except InvalidQuery as error:
        status, results = 400, SearchResults(request.GET.get("q", ""), errors=error.errors, labels=error.labels)
    return render(request, "articles/search.html", {"results": results, **context}, status=status)


def cited_search(request: HttpRequest) -> Cited:
    results = search_everything(request.GET, snapshot_of(request))
    if not results.q:
        raise InvalidQuery({"q": [_("Enter the words to search for.")]})
    return _cite_search(request, results)


def _cite_search(request: HttpRequest, results: SearchResults) -> Cited:
    title = _("Search: %(words)s") % {"words": results.q}
    total = ngettext("%(total)s match", "%(total)s matches", results.total) % {"total": spell_number(results.total)}
    return cite_view(request, "search", title, total, Selection(q=results.q).query)


@public_page
def about(request: HttpRequest) -> HttpResponse:
    snapshot = snapshot_of(request)
    context = {"extent": extent(snapshot), "coding": overview.coding_totals(snapshot), "contact": settings.CONTACT}
    return render(request, "articles/about.html", context)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /search/?", "Disallow: /report/?"]
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse("\n".join([*lines, f"Sitemap: {sitemap}", ""]), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a vulnerability, as RFC 9116 defines it. It is valid for a year."""
    if not settings.CONTACT:
        raise Http404
    expires = (timezone.now() + datetime.timedelta(days=365)).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [f"Contact: {settings.CONTACT}", f"Expires: {expires}", f"Canonical: {request.build_absolute_uri()}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Liveness: the process responds."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Readiness: the process can read the database and the index. If not, 503 with the reason, within three seconds."""
    problem = readiness.problem()
    text = f"{problem or 'ready'}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=503 if problem else 200)
