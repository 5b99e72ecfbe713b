"""Parts of responses that several views share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.errors import InvalidQuery, NoSuchPage
from articles.models import Redirect


class Moved(Exception):
    """The page has moved to another address. With `with_query`, the query string of the request is appended to it."""

    def __init__(self, address: str, *, with_query: bool = True) -> None:
        super().__init__(address)
        self.address = address
        self.with_query = with_query


class Renamed(Exception):
    """The record has another slug now: it was renamed, or merged into another."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug

    def address(self, match: ResolverMatch) -> str:
        """The present address of the page or file of the record that was asked for."""
        return reverse(match.view_name, kwargs={**match.kwargs, "slug": self.slug})


def absolute_by(request: HttpRequest) -> exchange.Absolute:
    """Returns a function that makes addresses of this site absolute, faster than `build_absolute_uri` for each row."""
    origin = request.build_absolute_uri("/").removesuffix("/")
    return lambda address: origin + address


def page_address(view: str, query: str = "", args: Sequence[str] = ()) -> str:
    """The address of a page with its query string, which is "?" if nothing is chosen."""
    return reverse(view, args=args) + ("" if query == "?" else query)


def get_record(records: QuerySet[Any], slug: str, *, noun: str) -> Any:
    """The record with this slug. Raises Renamed if one of `records` had it once, Http404 if there is none."""
    record = records.filter(slug=slug).first()
    if record is None:
        moved = Redirect.objects.resolve(noun, [slug])
        if slug in moved and records.filter(slug=moved[slug]).exists():
            raise Renamed(moved[slug])
        raise Http404(_("There is no record “%(name)s”.") % {"name": slug})
    return record


def status_of(request: HttpRequest, error: InvalidQuery) -> int:
    """The HTTP status for the error. Raises Moved if the query string has old slugs of renamed records."""
    if error.moved:
        given = [(name, value) for name, values in request.GET.lists() for value in values]
        present = urlencode([(name, error.moved.get((name, value), value)) for name, value in given])
        raise Moved(f"{request.path}?{present}", with_query=False)
    return 404 if isinstance(error, NoSuchPage) else 400


def page_or_errors(
    request: HttpRequest, template: str, context: Mapping[str, Any], values: Callable[[], Mapping[str, Any]]
) -> HttpResponse:
    """The page with its values or, if these raise InvalidQuery, with the errors in the query string instead."""
    status = 200
    try:
        context = {**context, **values()}
    except InvalidQuery as error:
        status = status_of(request, error)
        context = {**context, "errors": error.errors, "labels": error.labels}
    return render(request, template, context, status=status)


def json_response(data: Any, status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})


def error_lines(request: HttpRequest, error: InvalidQuery) -> HttpResponse:
    """The errors as plain text, one on each line."""
    lines = [f"{name}: {message}\n" for name, messages in error.errors.items() for message in messages]
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8", status=status_of(request, error))
