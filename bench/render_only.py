"""Serves a list page whose 25 rows and facets are read once: each request only renders it.

Its time is what the server, Django and the template cost. Start it with `gunicorn bench.render_only`.
"""

from __future__ import annotations

from functools import cache

from config.wsgi import application  # isort: skip (sets up Django for the following imports)

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path

from articles import nouns
from articles.browse.listing import Listing
from articles.browse.lists import browse
from articles.browse.statements import STATEMENTS
from config.urls import urlpatterns as site_urlpatterns

__all__ = ["application", "urlpatterns"]


@cache
def _listing() -> Listing:
    return browse(STATEMENTS, QueryDict(), nouns.snapshot())


def render_only(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/statement_list.html", {"listing": _listing()})


settings.ROOT_URLCONF = __name__
urlpatterns = [path("render-only/", render_only), *site_urlpatterns]
