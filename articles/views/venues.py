from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from articles import exchange
from articles.browse.collection import browse
from articles.browse.statements import STATEMENTS
from articles.browse.tables import VENUES, browse_table, table_rows
from articles.drawings.map import map_of
from articles.models import Venue
from articles.views.caching import public_page
from articles.views.responses import list_csv, list_json, list_page, one


@public_page
def venue_list(request: HttpRequest) -> HttpResponse:
    listing = browse_table(VENUES, request.GET)
    return list_page(request, "articles/venue_list.html", listing, map=map_of(listing.rows))


@public_page
def venue_list_json(request: HttpRequest) -> HttpResponse:
    return list_json(request, browse_table(VENUES, request.GET), exchange.venue_record)


@public_page
def venue_list_csv(request: HttpRequest) -> HttpResponseBase:
    return list_csv(request, "venues", table_rows(VENUES, request.GET), exchange.venue_record)


@public_page
def venue_detail(request: HttpRequest, slug: str) -> HttpResponse:
    venue = one(Venue.objects.published().prefetch_related("names"), slug, noun="venue")
    return list_page(
        request,
        "articles/venue_detail.html",
        browse(STATEMENTS, request.GET, within={"venue": venue.slug}),
        venue=venue,
        map=map_of([venue]),
        rounds=venue.rounds.in_time_order(),
    )


@public_page
def venue_json(request: HttpRequest, slug: str) -> HttpResponse:
    venues = Venue.objects.published().with_counts().prefetch_related("rounds")
    record = exchange.venue_record(one(venues, slug, noun="venue"), request.build_absolute_uri)
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})
