"""Serves a list page whose 25 rows and facets are read once: each request only renders it.

Its time is what the server, Django and the template cost. Start it with `gunicorn bench.render_only`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from config.wsgi import application  # isort: skip (sets up Django for the following imports)

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import RequestFactory
from django.urls import path

from articles.browse.statements import STATEMENTS
from articles.views.lists import list_context
from config.urls import urlpatterns as site_urlpatterns

__all__ = ["application", "urlpatterns"]


@cache
def _list() -> tuple[HttpRequest, dict[str, Any]]:
    """A request for the list, and what its template takes."""
    request = RequestFactory().get("/statements/", headers={"host": settings.ALLOWED_HOSTS[0]})
    return request, list_context(request, STATEMENTS)


def render_only(_request: HttpRequest) -> HttpResponse:
    request, context = _list()
    return render(request, "articles/statement_list.html", context)


settings.ROOT_URLCONF = __name__
urlpatterns = [path("render-only/", render_only), *site_urlpatterns]
