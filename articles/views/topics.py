from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse.overview import topics_with_counts
from articles.browse.statements import STATEMENTS
from articles.browse.visibility import visible_topics
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import cite_record
from articles.views.desk_links import for_editors, kept_private
from articles.views.lists import list_page
from articles.views.responses import get_record


@public_page
def topic_list(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/topic_list.html", {"topics": topics_with_counts(snapshot_of(request))})


@public_page
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_record(visible_topics(snapshot_of(request)), slug, noun="topic")
    shown = for_editors(request, topic)
    within = {"topic": topic.slug}
    page = list_page(
        request,
        "articles/topic_detail.html",
        STATEMENTS,
        within=within,
        topic=topic,
        cited=cite_record(request, "topic", topic),
        **shown,
    )
    return kept_private(page, shown)
