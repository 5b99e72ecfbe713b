"""The list of any noun as files: `/statements.csv`, with the parameters of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.errors import InvalidQuery
from articles.browse.lists import NounList, browse, iter_keys
from articles.index import Snapshot
from articles.nouns import Noun
from articles.views.caching import public_page, snapshot_of
from articles.views.responses import absolute_by, json_response, status_of


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
        return _refusal(request, error)
    rows = (row for keys in batches for row in exchange.iter_rows(noun, keys, snapshot, absolute))
    return StreamingHttpResponse(
        exchange.iter_csv(noun.column_names, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{noun.plural}.csv"'},
    )


def list_atom(request: HttpRequest, of: NounList) -> HttpResponse:
    """The same page of the list as a feed, or one sentence about what is wrong with the query string."""
    snapshot, absolute = snapshot_of(request), absolute_by(request)
    try:
        listing = browse(of, request.GET, snapshot, rows_as=partial(_records, of, absolute))
    except InvalidQuery as error:
        return _refusal(request, error)
    query, next_query = listing.selection.query, listing.paging.next_query if listing.paging else ""
    title = {"list": of.noun.plural_label, "choices": listing.description}
    xml = exchange.feed(
        of.noun.name,
        listing.rows,
        title=_("Parley: %(list)s: %(choices)s") % title if listing.description else _("Parley: %(list)s") % title,
        language=get_language() or "",
        page_url=absolute(reverse(f"{of.noun.name}_list") + query),
        feed_url=absolute(request.path + query),
        next_url=absolute(request.path + next_query) if next_query else "",
    )
    return HttpResponse(xml, content_type="application/atom+xml; charset=utf-8")


def _refusal(request: HttpRequest, error: InvalidQuery) -> HttpResponse:
    """A sentence for each thing that is wrong, as plain text."""
    sentences = [f"{name}: {sentence}\n" for name, told in error.errors.items() for sentence in told]
    return HttpResponse("".join(sentences), content_type="text/plain; charset=utf-8", status=status_of(request, error))


@dataclass(frozen=True)
class Format:
    """One format of lists. `extension` is part of the address, `label` what its link is called.

    `nouns` have it; none means all.
    """

    extension: str
    label: str
    media_type: str
    respond: Callable[[HttpRequest, NounList], HttpResponseBase]
    nouns: frozenset[str] = frozenset()

    def view(self, of: NounList) -> Callable[..., HttpResponseBase]:
        return public_page(lambda request: self.respond(request, of))

    def view_name(self, noun: Noun) -> str:
        return f"{noun.name}_list_{self.extension}"


# In the order of their links. Addresses, links and tests follow from these.
FORMATS: tuple[Format, ...] = (
    Format("csv", "CSV", "text/csv", list_csv),
    Format("json", "JSON", "application/json", list_json),
    Format("atom", "Atom", "application/atom+xml", list_atom, nouns=exchange.nouns_with_feeds),
)


def formats_of(noun: Noun) -> list[Format]:
    return [form for form in FORMATS if not form.nouns or noun.name in form.nouns]


class Twin(NamedTuple):
    """A list in another format: what its link is called, its media type, and the address of the whole list."""

    label: str
    media_type: str
    address: str


def twins_of(noun: Noun) -> list[Twin]:
    return _twins_of(noun, get_language())


@lru_cache(maxsize=100)
def _twins_of(noun: Noun, language: str | None) -> list[Twin]:
    return [Twin(form.label, form.media_type, reverse(form.view_name(noun))) for form in formats_of(noun)]
