from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import index
from articles.browse.collection import browse
from articles.browse.overview import topics_with_counts
from articles.browse.statements import STATEMENTS
from articles.models import Topic
from articles.views.caching import public_page
from articles.views.responses import list_page, one


@public_page
def topic_list(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/topic_list.html", {"topics": topics_with_counts(index.snapshot())})


@public_page
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = one(Topic.objects.all(), slug, noun="topic")
    listing = browse(STATEMENTS, request.GET, within={"topic": topic.slug})
    return list_page(request, "articles/topic_detail.html", listing, topic=topic)
