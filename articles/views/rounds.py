from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse.overview import rounds_with_counts
from articles.browse.rounds import phases_of
from articles.drawings.map import map_of
from articles.models import Round
from articles.views.caching import public_page, snapshot_of
from articles.views.responses import get_record


@public_page
def round_list(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/round_list.html", {"rounds": rounds_with_counts(snapshot_of(request))})


@public_page
def round_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rounds = Round.objects.prefetch_related("venues", "convenors", "participants__party", "absent__party")
    round_ = get_record(rounds, slug, noun="round")
    return render(
        request,
        "articles/round_detail.html",
        {
            "round": round_,
            "map": map_of(round_.venues.all()),
            "phases": phases_of(round_, snapshot_of(request)),
            "articles": round_.articles.published().with_outlets().latest_first()[:10],
        },
    )
