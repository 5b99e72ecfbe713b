"""The timelines of lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.browse.errors import InvalidQuery
from articles.browse.lists import NounList
from articles.browse.timeline import ListTimeline, timeline_of
from articles.drawings.palette import SERIES
from articles.drawings.period_bars import draw_timeline
from articles.models import Round
from articles.spelling import spell_number
from articles.views.caching import View, public_page, snapshot_of
from articles.views.citing import Cited, cite_view, titled
from articles.views.responses import error_lines, page_address, page_or_errors
from articles.views.svg_files import svg_response


def timeline_view(noun_list: NounList) -> View:
    """The page with the timeline of this noun's list."""
    return public_page(lambda request: _timeline_page(request, noun_list))


def _timeline_page(request: HttpRequest, noun_list: NounList) -> HttpResponse:
    def values() -> dict[str, Any]:
        timeline = timeline_of(noun_list, request.GET, snapshot_of(request))
        drawing = draw_timeline(timeline, Round.objects.in_time_order())
        return {"timeline": timeline, "drawing": drawing, "cited": _cite(request, timeline)}

    noun = noun_list.noun
    context = {"noun": noun, "list_address": reverse(f"{noun.name}_list")}
    return page_or_errors(request, "articles/list_timeline.html", context, values)


def timeline_svg(noun_list: NounList) -> View:
    """The timeline of this noun's list as a file."""

    def respond(request: HttpRequest) -> HttpResponse:
        try:
            timeline = timeline_of(noun_list, request.GET, snapshot_of(request))
        except InvalidQuery as error:
            return error_lines(request, error)
        drawing = draw_timeline(timeline, Round.objects.in_time_order())
        return svg_response(
            request,
            "svg/timeline.html",
            title=timeline.title,
            head=[timeline.description, timeline.noun.total(timeline.total)],
            address=page_address(f"{timeline.noun.name}_timeline", timeline.query),
            height=drawing.height if drawing else 0,
            keys=[
                (_("%(label)s: %(total)s") % {"label": series.label, "total": spell_number(series.count)}, fill)
                for series, fill in zip(timeline.series, SERIES, strict=False)
            ],
            drawing=drawing,
            noun=timeline.noun,
        )

    return public_page(respond)


def cited_timeline(noun_list: NounList) -> Callable[[HttpRequest], Cited]:
    def cited(request: HttpRequest) -> Cited:
        return _cite(request, timeline_of(noun_list, request.GET, snapshot_of(request)))

    return cited


def _cite(request: HttpRequest, timeline: ListTimeline) -> Cited:
    title = titled(timeline.title, timeline.description)
    total = timeline.noun.total(timeline.total)
    return cite_view(request, f"{timeline.noun.name}_timeline", title, total, timeline.query)
