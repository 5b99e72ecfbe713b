"""Answers that every noun's views give alike."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse

from articles import exchange
from articles.browse.listing import Listing
from articles.models import Redirect


class Moved(Exception):
    """The record lives at another address now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def absolute_by(request: HttpRequest) -> exchange.Absolute:
    """Makes addresses of ours absolute; an export has two in each row."""
    origin = request.build_absolute_uri("/").removesuffix("/")
    return lambda address: origin + address


def one(records: QuerySet[Any], slug: str, *, noun: str) -> Any:
    """The record at this address. Raises Moved where it was renamed or merged, Http404 where there is none."""
    record = records.filter(slug=slug).first()
    if record is None:
        moved = Redirect.objects.resolve(noun, [slug])
        if slug in moved:
            raise Moved(reverse(f"{noun}_detail", args=[moved[slug]]))
        raise Http404(f"There is no {noun} “{slug}”.")
    return record


def list_page(request: HttpRequest, template: str, listing: Listing, **context: Any) -> HttpResponse:
    """A page with a list in it: 200, or the list's own 400 or 404, or a redirect to the values' present names."""
    if listing.moved_query:
        return HttpResponsePermanentRedirect(request.path + listing.moved_query)
    return render(request, template, {"listing": listing, **context}, status=listing.status)


def list_json(request: HttpRequest, listing: Listing, record: exchange.ToRecord) -> HttpResponse:
    """The same page of the list as data."""
    if listing.moved_query:
        return HttpResponsePermanentRedirect(request.path + listing.moved_query)
    if listing.errors:
        return JsonResponse({"errors": listing.errors}, status=listing.status)
    absolute = absolute_by(request)
    paging = listing.paging
    facets = [
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
    ]
    return JsonResponse(
        {
            "total": listing.total,
            "page": paging.number if paging else 1,
            "pages": paging.count if paging else 1,
            "next_url": absolute(request.path + paging.next_query) if paging and paging.next_query else None,
            "rows": [record(row, absolute) for row in listing.rows],
            "facets": facets,
        },
        json_dumps_params={"ensure_ascii": False},
    )


def list_csv(request: HttpRequest, name: str, rows: Any, record: exchange.ToRecord) -> HttpResponseBase:
    """All rows of the list as a stream, or one sentence about what is wrong with the question."""
    if isinstance(rows, Listing):
        if rows.moved_query:
            return HttpResponsePermanentRedirect(request.path + rows.moved_query)
        sentences = [f"{name}: {sentence}" for name, told in rows.errors.items() for sentence in told]
        return HttpResponse("\n".join(sentences) + "\n", content_type="text/plain; charset=utf-8", status=rows.status)
    absolute = absolute_by(request)
    records = (record(row, absolute) for row in rows)
    return StreamingHttpResponse(
        exchange.iter_csv(exchange.COLUMNS[name], records),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
