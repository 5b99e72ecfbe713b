"""The desk, with a stand-in for each public page, so that these tests depend on no public page."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path


def public_page(request: HttpRequest, key: str) -> HttpResponse:
    return HttpResponse(key)


urlpatterns = [
    path("admin/", admin.site.urls),
    *(
        path(f"{folder}/<str:key>/", public_page, name=f"{noun}_detail")
        for noun, folder in {
            "article": "articles",
            "person": "people",
            "venue": "venues",
            "round": "rounds",
            "topic": "topics",
            "statement": "statements",
        }.items()
    ),
]
