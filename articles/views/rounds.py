from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.browse.round_coverage import Phase, covered_round, rounds_by_year
from articles.browse.rounds import phases_of
from articles.drawings import palette
from articles.drawings.bar_rows import ROW_HEIGHT, bar_rows
from articles.drawings.map import map_of
from articles.drawings.stacked_bar import stacked_bar
from articles.models import Round
from articles.nouns import ROUND, STATEMENT
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import Cited, cite_record, cite_view
from articles.views.desk_links import for_editors, kept_private
from articles.views.maps import record_map_svg
from articles.views.responses import get_record
from articles.views.svg_files import svg_response

PHASES = {
    Phase.BEFORE: gettext_lazy("Before"),
    Phase.DURING: gettext_lazy("During"),
    Phase.AFTER: gettext_lazy("After"),
    Phase.UNKNOWN: gettext_lazy("Without an exact day"),
}
PHASE_FILLS = dict(zip(PHASES, palette.SERIES, strict=False))


@public_page
def round_list(request: HttpRequest) -> HttpResponse:
    years = rounds_by_year(snapshot_of(request))
    most = max((each.statements for year in years for each in year.rounds), default=0)
    context = {
        "years": years,
        "bar_of": partial(stacked_bar, most=most),
        "cited": _cite_rounds(request, sum(len(year.rounds) for year in years)),
    }
    return render(request, "articles/round_list.html", context)


def cited_rounds(request: HttpRequest) -> Cited:
    return _cite_rounds(request, Round.objects.count())


def _cite_rounds(request: HttpRequest, total: int) -> Cited:
    return cite_view(request, "round_list", str(ROUND.plural_label), ROUND.total(total))


@public_page
def rounds_svg(request: HttpRequest) -> HttpResponse:
    """The statements about all rounds by phase as a file."""
    covered = [each for year in rounds_by_year(snapshot_of(request)) for each in year.rounds]
    rows = bar_rows((each.round.name, each.by_phase) for each in covered)
    return svg_response(
        request,
        "svg/bars.html",
        title=_("Statements about the rounds, by when they were made"),
        head=[STATEMENT.total(sum(each.statements for each in covered))],
        address=reverse("round_list"),
        height=ROW_HEIGHT * len(rows),
        keys=[(str(label), PHASE_FILLS[phase]) for phase, label in PHASES.items()],
        rows=rows,
        fills=PHASE_FILLS,
    )


@public_page
def round_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rounds = Round.objects.prefetch_related("venues", "convenors", "participants__party", "absent__party")
    round_ = get_record(rounds, slug, noun="round")
    covered = covered_round(round_, snapshot_of(request))
    shown = for_editors(request, round_)
    response = render(
        request,
        "articles/round_detail.html",
        {
            "round": round_,
            "cited": cite_record(request, "round", round_),
            "covered": covered,
            "bar": stacked_bar(covered.by_phase, most=covered.statements),
            "map": map_of(round_.venues.all()),
            "phases": phases_of(round_, snapshot_of(request)),
            "articles": round_.articles.published().with_outlets().latest_first()[:10],
            **shown,
        },
    )
    return kept_private(response, shown)


@public_page
def round_svg(request: HttpRequest, slug: str) -> HttpResponse:
    """The places of a round on a map, as a file."""
    round_ = get_record(Round.objects.all(), slug, noun="round")
    total = STATEMENT.total(snapshot_of(request).counts(STATEMENT.name, "round").get(slug, 0))
    return record_map_svg(
        request,
        round_.venues.all(),
        title=_("Venues of this round: %(places)s"),
        head=[round_.name, total],
        address=round_.get_absolute_url(),
    )
