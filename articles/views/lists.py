"""The pages of lists and of facets, for every noun. Other formats are in formats.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.browse.chips import build_chips
from articles.browse.errors import InvalidQuery
from articles.browse.facet_page import FacetPage, browse_facet
from articles.browse.labels import labels_at
from articles.browse.listing import Listing
from articles.browse.lists import NounList, browse
from articles.browse.overview import coding_totals
from articles.spelling import spell_list, spell_number
from articles.views.caching import snapshot_of
from articles.views.citing import Cited, cite_list, cite_view, titled
from articles.views.formats import format_links
from articles.views.responses import status_of


def list_page(
    request: HttpRequest, template: str, noun_list: NounList, within: Mapping[str, str] | None = None, **context: Any
) -> HttpResponse:
    """A page with a list, or with the errors in the query string instead of rows.

    `cited` in the context is the citation of the page; without it, and where the reader has narrowed the list, the list
    is cited.
    """
    status = 200
    try:
        context |= list_context(request, noun_list, within, context.get("cited"))
    except InvalidQuery as error:
        status = status_of(request, error)
        listing = Listing(noun_list.noun, errors=error.errors, labels=error.labels, given=error.given)
        context |= {"listing": listing, **_around(request, noun_list)}
    return render(request, template, context, status=status)


def list_context(
    request: HttpRequest, noun_list: NounList, within: Mapping[str, str] | None = None, cited: Cited | None = None
) -> dict[str, Any]:
    """What the template of a list takes. Raises InvalidQuery."""
    listing = browse(noun_list, request.GET, snapshot_of(request), within)
    if listing.chips or not cited:
        cited = cite_list(request, noun_list.noun, listing.unpinned, listing.total)
    return {"listing": listing, "cited": cited, **_around(request, noun_list)}


def _around(request: HttpRequest, noun_list: NounList) -> dict[str, Any]:
    """What stands around a list, and around the errors in its place."""
    return {"format_links": format_links(noun_list.noun), "coding": coding_totals(snapshot_of(request))}


def facet_page(request: HttpRequest, facet: str, noun_list: NounList) -> HttpResponse:
    context: dict[str, Any] = {"list_address": reverse(f"{noun_list.noun.name}_list")}
    status = 200
    try:
        page = _facet_page(request, facet, noun_list)
        context["cited"] = _cite_facet(request, page)
    except InvalidQuery as error:
        status = status_of(request, error)
        page = FacetPage(noun_list.noun, noun_list.noun.facets[facet], errors=error.errors, labels=error.labels)
    return render(request, "articles/facet_values.html", {"page": page, **context}, status=status)


def cited_facet(noun_list: NounList) -> Callable[[HttpRequest, str], Cited]:
    def cited(request: HttpRequest, facet: str) -> Cited:
        return _cite_facet(request, _facet_page(request, facet, noun_list))

    return cited


def _facet_page(request: HttpRequest, facet: str, noun_list: NounList) -> FacetPage:
    if facet not in noun_list.noun.facets:
        raise Http404(_("There is no facet “%(name)s”.") % {"name": facet})
    return browse_facet(noun_list, facet, request.GET, snapshot_of(request))


def _cite_facet(request: HttpRequest, page: FacetPage) -> Cited:
    words = {"list": page.noun.plural_label, "facet": page.facet.label, "find": page.find}
    values = _("%(list)s, values of “%(facet)s” with “%(find)s”") if page.find else _("%(list)s, values of “%(facet)s”")
    chips = build_chips(page.noun, labels_at(snapshot_of(request)), page.selection)
    title = titled(values % words, spell_list(chip.words for chip in chips))
    total = ngettext("%(total)s value", "%(total)s values", page.total) % {"total": spell_number(page.total)}
    return cite_view(request, f"{page.noun.name}_values", title, total, page.first_query, [page.facet.name])
