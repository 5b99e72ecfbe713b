from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse.overview import topics_with_counts
from articles.browse.statements import STATEMENTS
from articles.browse.visibility import visible_topics
from articles.nouns import TOPIC
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import Cited, cite_record, cite_view
from articles.views.desk_links import for_editors, kept_private
from articles.views.lists import list_page
from articles.views.responses import get_record


@public_page
def topic_list(request: HttpRequest) -> HttpResponse:
    topics = topics_with_counts(snapshot_of(request))
    context = {"topics": topics, "cited": _cite_topics(request, len(topics))}
    return render(request, "articles/topic_list.html", context)


def cited_topics(request: HttpRequest) -> Cited:
    return _cite_topics(request, len(topics_with_counts(snapshot_of(request))))


def _cite_topics(request: HttpRequest, total: int) -> Cited:
    return cite_view(request, "topic_list", str(TOPIC.plural_label), TOPIC.total(total))


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
