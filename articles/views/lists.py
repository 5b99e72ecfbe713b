"""The list of any noun, as a page and in the formats of FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.errors import InvalidQuery, NoSuchPage
from articles.browse.facet_page import FacetPage, browse_facet
from articles.browse.listing import Listing
from articles.browse.lists import NounList, browse, iter_keys
from articles.index import Snapshot
from articles.nouns import Noun
from articles.views.caching import public_page, snapshot_of
from articles.views.responses import Moved, absolute_by, json_response


def status_of(request: HttpRequest, error: InvalidQuery) -> int:
    """Raises Moved where nothing is wrong but that a record named in the query string has been renamed."""
    if error.moved_query:
        raise Moved(request.path + error.moved_query, with_query=False)
    return 404 if isinstance(error, NoSuchPage) else 400


def list_page(
    request: HttpRequest, template: str, of: NounList, within: Mapping[str, str] | None = None, **context: Any
) -> HttpResponse:
    """A page with a list in it, or with what is wrong with the query string instead of its rows."""
    status = 200
    try:
        listing = browse(of, request.GET, snapshot_of(request), within)
    except InvalidQuery as error:
        status = status_of(request, error)
        listing = Listing(of.noun, errors=error.errors, labels=error.labels, given=error.given)
    return render(request, template, {"listing": listing, "twins": twins_of(of.noun), **context}, status=status)


def facet_page(request: HttpRequest, facet: str, of: NounList) -> HttpResponse:
    if facet not in of.noun.facets:
        raise Http404(_("There is no facet “%(name)s”.") % {"name": facet})
    status = 200
    try:
        values = browse_facet(of, facet, request.GET, snapshot_of(request))
    except InvalidQuery as error:
        status = status_of(request, error)
        values = FacetPage(of.noun, of.noun.facets[facet], errors=error.errors, labels=error.labels)
    context = {"values": values, "list_address": reverse(f"{of.noun.name}_list")}
    return render(request, "articles/facet_values.html", context, status=status)


def list_json(request: HttpRequest, of: NounList) -> HttpResponse:
    """The same page of the list as data."""
    snapshot, absolute = snapshot_of(request), absolute_by(request)
    try:
        listing = browse(of, request.GET, snapshot, rows_as=partial(_records, of, absolute))
    except InvalidQuery as error:
        return json_response({"errors": error.errors}, status_of(request, error))
    paging = listing.paging
    return json_response(
        {
            "total": listing.total,
            "page": paging.number if paging else 1,
            "pages": paging.count if paging else 1,
            "next_url": absolute(request.path + paging.next_query) if paging and paging.next_query else None,
            "rows": listing.rows,
            "facets": [
                {
                    "name": facet.name,
                    "label": facet.label,
                    "values": [
                        {
                            "value": value.value,
                            "label": value.label,
                            "count": value.count,
                            "selected": value.selected,
                            "toggle_url": absolute(request.path + value.query),
                        }
                        for value in facet.values
                    ],
                }
                for facet in listing.facets
            ],
        }
    )


def _records(
    of: NounList, absolute: exchange.Absolute, keys: Sequence[int], snapshot: Snapshot
) -> list[exchange.Record]:
    return exchange.records(of.noun, keys, snapshot, absolute)


def list_csv(request: HttpRequest, of: NounList) -> HttpResponseBase:
    """All rows of the list as a stream, or one sentence about what is wrong with the query string."""
    noun, snapshot, absolute = of.noun, snapshot_of(request), absolute_by(request)
    try:
        batches = iter_keys(of, request.GET, snapshot)
    except InvalidQuery as error:
        status = status_of(request, error)
        sentences = [f"{name}: {sentence}\n" for name, told in error.errors.items() for sentence in told]
        return HttpResponse("".join(sentences), content_type="text/plain; charset=utf-8", status=status)
    rows = (row for keys in batches for row in exchange.iter_rows(noun, keys, snapshot, absolute))
    return StreamingHttpResponse(
        exchange.iter_csv(noun.column_names, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{noun.plural}.csv"'},
    )


# The formats in which every list can be taken away: `/statements.csv`, with the parameters of the list.
FORMATS: Mapping[str, Callable[[HttpRequest, NounList], HttpResponseBase]] = {"csv": list_csv, "json": list_json}
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}


def list_in(form: str, of: NounList) -> Callable[..., HttpResponseBase]:
    """The view of a list in one of the formats."""
    return public_page(lambda request: FORMATS[form](request, of))


class Twin(NamedTuple):
    """A list in another format: the name of the format, its media type, and the address of the whole list."""

    label: str
    media_type: str
    address: str


@cache
def twins_of(noun: Noun) -> list[Twin]:
    return [Twin(form.upper(), MEDIA_TYPES[form], reverse(f"{noun.name}_list_{form}")) for form in FORMATS]
