from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.browse.names import other_names
from articles.browse.statements import STATEMENTS
from articles.browse.venues import VENUES
from articles.drawings.map import map_of
from articles.models import Article, Venue
from articles.nouns import STATEMENT, VENUE
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import cite_record
from articles.views.desk_links import for_editors, kept_private, readable
from articles.views.json_pages import record_json
from articles.views.lists import list_page
from articles.views.maps import record_map_svg
from articles.views.responses import get_record


@public_page
def venue_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, "articles/venue_list.html", VENUES, map_of=map_of)


@public_page
def venue_detail(request: HttpRequest, slug: str) -> HttpResponse:
    venue = get_record(readable(request, Venue.objects.prefetch_related("names")), slug, noun="venue")
    of_venue = Q(venues=venue) | Q(pk__in=venue.statements.values("article"))
    shown = for_editors(request, venue, Article.objects.filter(of_venue).distinct())
    page = list_page(
        request,
        "articles/venue_detail.html",
        STATEMENTS,
        within={"venue": venue.slug},
        venue=venue,
        cited=cite_record(request, "venue", venue),
        names=other_names(venue.names.all()),
        map=map_of([venue]),
        rounds=venue.rounds.in_time_order(),
        **shown,
    )
    return kept_private(page, shown)


@public_page
def venue_svg(request: HttpRequest, slug: str) -> HttpResponse:
    venue = get_record(Venue.objects.published(), slug, noun="venue")
    total = STATEMENT.total(snapshot_of(request).counts(STATEMENT.name, "venue").get(slug, 0))
    return record_map_svg(
        request, [venue], title=_("Location: %(places)s"), head=[venue.country, total], address=venue.get_absolute_url()
    )


@public_page
def venue_json(request: HttpRequest, slug: str) -> HttpResponse:
    venue = get_record(Venue.objects.published(), slug, noun="venue")
    return record_json(request, VENUE, venue.pk)
