"""Serves a list page whose 25 rows and facets are read once: each request only renders it.

Its time is what the server, Django and the template cost. Start it with `gunicorn bench.render_only`.
"""

from __future__ import annotations

from typing import Any

from config.wsgi import application  # isort: skip (sets up Django for the following imports)

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path

from articles.browse.lists import browse
from articles.browse.overview import coding_totals
from articles.browse.statements import STATEMENTS
from articles.views.caching import snapshot_of
from articles.views.citing import cite_list
from articles.views.formats import format_links
from config.urls import urlpatterns as site_urlpatterns

__all__ = ["application", "urlpatterns"]

_context: dict[str, Any] = {}


def render_only(request: HttpRequest) -> HttpResponse:
    if not _context:
        _context.update(_read(request))
    request.archive_version = _context["version"]  # type: ignore[attr-defined]
    return render(request, "articles/statement_list.html", dict(_context))


def _read(request: HttpRequest) -> dict[str, Any]:
    """What views/lists.py gives the template."""
    snapshot = snapshot_of(request)
    listing = browse(STATEMENTS, QueryDict(), snapshot)
    return {
        "listing": listing,
        "cited": cite_list(request, STATEMENTS.noun, listing.unpinned, listing.total),
        "format_links": format_links(STATEMENTS.noun),
        "coding": coding_totals(snapshot),
        "version": snapshot.version,
    }


settings.ROOT_URLCONF = __name__
urlpatterns = [path("render-only/", render_only), *site_urlpatterns]
