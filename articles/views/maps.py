"""The maps of lists, and those of the places of a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.browse.errors import InvalidQuery
from articles.browse.lists import NounList
from articles.browse.places import ListPlaces, places_of
from articles.drawings.map import map_of
from articles.drawings.place_map import draw_places
from articles.drawings.svg_file import WIDTH
from articles.models import Venue
from articles.views.caching import View, public_page, snapshot_of
from articles.views.citing import Cited, cite_view, titled
from articles.views.responses import error_lines, page_address, page_or_errors
from articles.views.svg_files import land, svg_response


def map_view(noun_list: NounList) -> View:
    """The page with the map of this noun's list."""
    return public_page(lambda request: _map_page(request, noun_list))


def _map_page(request: HttpRequest, noun_list: NounList) -> HttpResponse:
    def values() -> dict[str, Any]:
        places = places_of(noun_list, request.GET, snapshot_of(request))
        return {"places": places, "map": draw_places(places, places.count_of), "cited": _cite(request, places)}

    noun = noun_list.noun
    context = {"noun": noun, "list_address": reverse(f"{noun.name}_list")}
    return page_or_errors(request, "articles/list_map.html", context, values)


def map_svg(noun_list: NounList) -> View:
    """The map of this noun's list as a file."""

    def respond(request: HttpRequest) -> HttpResponse:
        try:
            places = places_of(noun_list, request.GET, snapshot_of(request))
        except InvalidQuery as error:
            return error_lines(request, error)
        drawing = draw_places(places, places.count_of)
        return svg_response(
            request,
            "svg/map.html",
            title=places.title,
            head=[places.description, places.noun.total(places.total)],
            address=page_address(f"{places.noun.name}_map", places.query),
            height=round(WIDTH * drawing.height_to_width, 1) if drawing else 0,
            map=drawing,
            marks=drawing.circles if drawing else [],
            land=land(),
        )

    return public_page(respond)


def record_map_svg(
    request: HttpRequest, venues: Sequence[Venue], *, title: str, head: Sequence[str], address: str
) -> HttpResponse:
    """The map of a record's places as a file. `title` has a placeholder for their names. Raises Http404 without one."""
    drawing = map_of(venues)
    if drawing is None:
        raise Http404(_("None of the places is on the map."))
    return svg_response(
        request,
        "svg/map.html",
        title=title % {"places": drawing.places},
        head=head,
        address=address,
        height=round(WIDTH * drawing.height_to_width, 1),
        map=drawing,
        marks=drawing.points,
        land=land(),
    )


def cited_map(noun_list: NounList) -> Callable[[HttpRequest], Cited]:
    def cited(request: HttpRequest) -> Cited:
        return _cite(request, places_of(noun_list, request.GET, snapshot_of(request)))

    return cited


def _cite(request: HttpRequest, places: ListPlaces) -> Cited:
    title = titled(places.title, places.description)
    return cite_view(request, f"{places.noun.name}_map", title, places.noun.total(places.total), places.query)
