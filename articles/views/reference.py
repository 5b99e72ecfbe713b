"""Pages that explain: what the columns of the files mean, and what the keys do."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.views.caching import public_page


@public_page
def codebook(request: HttpRequest) -> HttpResponse:
    """docs/codebook.md as it is written."""
    text = (settings.BASE_DIR / "docs" / "codebook.md").read_text(encoding="utf-8")
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@public_page
def keyboard(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/keyboard.html")
