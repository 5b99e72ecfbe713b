"""The list of any noun as a page. formats.py has it as files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.browse.errors import InvalidQuery
from articles.browse.facet_page import FacetPage, browse_facet
from articles.browse.listing import Listing
from articles.browse.lists import NounList, browse
from articles.views.caching import snapshot_of
from articles.views.formats import twins_of
from articles.views.responses import status_of


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
