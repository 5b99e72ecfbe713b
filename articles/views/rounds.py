from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse.round_coverage import covered_round, rounds_by_year
from articles.browse.rounds import phases_of
from articles.drawings.map import map_of
from articles.drawings.stacked_bar import stacked_bar
from articles.models import Round
from articles.views.caching import public_page, snapshot_of
from articles.views.responses import get_record


@public_page
def round_list(request: HttpRequest) -> HttpResponse:
    years = rounds_by_year(snapshot_of(request))
    most = max((each.statements for year in years for each in year.rounds), default=0)
    return render(request, "articles/round_list.html", {"years": years, "bar_of": partial(stacked_bar, most=most)})


@public_page
def round_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rounds = Round.objects.prefetch_related("venues", "convenors", "participants__party", "absent__party")
    round_ = get_record(rounds, slug, noun="round")
    covered = covered_round(round_, snapshot_of(request))
    return render(
        request,
        "articles/round_detail.html",
        {
            "round": round_,
            "covered": covered,
            "bar": stacked_bar(covered.by_phase, most=covered.statements),
            "map": map_of(round_.venues.all()),
            "phases": phases_of(round_, snapshot_of(request)),
            "articles": round_.articles.published().with_outlets().latest_first()[:10],
        },
    )
