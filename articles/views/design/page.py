from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from articles.views.caching import public_page
from articles.views.design.drawing_exhibits import drawings
from articles.views.design.list_exhibits import lists
from articles.views.design.page_exhibits import parts_of_pages
from articles.views.design.position_exhibits import positions
from articles.views.design.record_exhibits import records
from articles.views.design.specimens import ShownGroup, shown
from articles.views.design.statement_exhibits import statements


@public_page
def design(request: HttpRequest) -> HttpResponse:
    """Every component in its states. No query is made for them."""
    return render(request, "articles/design.html", {"groups": _groups(get_language())})


@lru_cache(maxsize=10)
def _groups(language: str | None) -> list[ShownGroup]:
    """In the active language. They depend on nothing else, so each process makes them once."""
    return shown([statements(), records(), lists(), positions(), drawings(), parts_of_pages()])
