"""Pages that explain: what the columns of the files mean, and what the keys do."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.views.caching import public_page
from articles.views.documents import read_document


@public_page
def codebook(request: HttpRequest) -> HttpResponse:
    document = read_document(settings.BASE_DIR / "docs" / "codebook.md")
    return render(request, "articles/codebook.html", {"document": document})


@public_page
def keyboard(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/keyboard.html")
