"""A list's page with its data at hand: 25 rows and all facets, read once and written as HTML for each request.

What remains is the server, Django and the template: no list can be faster. Served as `gunicorn bench.floor`.
"""

from __future__ import annotations

from functools import cache

from config.wsgi import application  # isort: skip (it makes Django ready for what follows)

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path

from articles import nouns
from articles.browse.listing import Listing
from articles.browse.lists import browse
from articles.browse.statements import STATEMENTS
from config.urls import urlpatterns as of_the_site

__all__ = ["application", "urlpatterns"]


@cache
def _listing() -> Listing:
    return browse(STATEMENTS, QueryDict(), nouns.snapshot())


def floor(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/statement_list.html", {"listing": _listing()})


settings.ROOT_URLCONF = __name__
urlpatterns = [path("floor/", floor), *of_the_site]
