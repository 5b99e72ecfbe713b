"""The formats of lists: `/statements.csv`, with the parameters of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.errors import InvalidQuery
from articles.browse.lists import NounList, browse, iter_keys
from articles.browse.suggestions import Suggestion
from articles.index import Snapshot
from articles.nouns import Noun
from articles.views.caching import public_page, snapshot_of
from articles.views.downloads import download
from articles.views.file_names import file_stem
from articles.views.responses import absolute_by, json_response, status_of


def list_json(request: HttpRequest, noun_list: NounList) -> HttpResponse:
    """A page of the list, with its facets, as JSON."""
    snapshot, absolute = snapshot_of(request), absolute_by(request)
    try:
        listing = browse(noun_list, request.GET, snapshot, rows_as=partial(_records, noun_list, absolute))
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
            "synonyms": [
                {"word": word, "also": also, "alone_url": absolute(request.path + query)}
                for word, also, query in listing.synonyms
            ],
            "suggestions": _suggestions(listing.suggestions.spellings, absolute(request.path)),
            "fewer_words": _suggestions(listing.suggestions.fewer, absolute(request.path)),
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
                            "excluded": value.excluded,
                            "toggle_url": absolute(request.path + value.query),
                        }
                        for value in facet.values
                    ],
                }
                for facet in listing.facets
            ],
        }
    )


def _suggestions(suggestions: Sequence[Suggestion], address: str) -> list[dict[str, Any]]:
    return [
        {"q": other.q, "left_out": other.left_out, "total": other.total, "url": address + other.query}
        for other in suggestions
    ]


def _records(
    noun_list: NounList, absolute: exchange.Absolute, keys: Sequence[int], snapshot: Snapshot
) -> list[exchange.Record]:
    return exchange.records(noun_list.noun, keys, snapshot, absolute)


def list_csv(request: HttpRequest, noun_list: NounList) -> HttpResponseBase:
    """All rows of the list as a stream of CSV, or the errors in the query string as text. Raises TooManyDownloads."""
    noun, snapshot, absolute = noun_list.noun, snapshot_of(request), absolute_by(request)
    try:
        batches = iter_keys(noun_list, request.GET, snapshot)
    except InvalidQuery as error:
        return _error_response(request, error)
    rows = (row for keys in batches for row in exchange.iter_rows(noun, keys, snapshot, absolute))
    return StreamingHttpResponse(
        download(request, exchange.iter_csv(noun.column_names, rows)),
        content_type="text/csv; charset=utf-8",
    )


def list_atom(request: HttpRequest, noun_list: NounList) -> HttpResponse:
    """A page of the list as an Atom feed, or the errors in the query string as text."""
    snapshot, absolute = snapshot_of(request), absolute_by(request)
    try:
        listing = browse(noun_list, request.GET, snapshot, rows_as=partial(_records, noun_list, absolute))
    except InvalidQuery as error:
        return _error_response(request, error)
    query, next_query = listing.selection.query, listing.paging.next_query if listing.paging else ""
    title_parts = {"list": noun_list.noun.plural_label, "choices": listing.description}
    xml = exchange.feed(
        noun_list.noun.name,
        listing.rows,
        title=_("Parley: %(list)s: %(choices)s") % title_parts
        if listing.description
        else _("Parley: %(list)s") % title_parts,
        language=get_language() or "",
        page_url=absolute(reverse(f"{noun_list.noun.name}_list") + query),
        feed_url=absolute(request.path + query),
        next_url=absolute(request.path + next_query) if next_query else "",
    )
    return HttpResponse(xml, content_type="application/atom+xml; charset=utf-8")


def _error_response(request: HttpRequest, error: InvalidQuery) -> HttpResponse:
    """The errors as plain text, one on each line."""
    lines = [f"{name}: {message}\n" for name, messages in error.errors.items() for message in messages]
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8", status=status_of(request, error))


@dataclass(frozen=True)
class Format:
    """A format of lists. `extension` ends its address, `label` is the text of its link.

    `nouns` are the names of the nouns whose lists have the format. If it is empty, all lists have it.
    """

    extension: str
    label: str
    media_type: str
    respond: Callable[[HttpRequest, NounList], HttpResponseBase]
    nouns: frozenset[str] = frozenset()

    def view(self, noun_list: NounList) -> Callable[..., HttpResponseBase]:
        return public_page(lambda request: self._file(request, noun_list))

    def _file(self, request: HttpRequest, noun_list: NounList) -> HttpResponseBase:
        """The response, with a name for the file and a link to what its columns mean."""
        response = self.respond(request, noun_list)
        if response.status_code == 200:
            name = f"{file_stem(noun_list, request.GET)}.{self.extension}"
            is_attachment = isinstance(response, StreamingHttpResponse)  # browsers show the others
            response.headers["Content-Disposition"] = content_disposition_header(is_attachment, name) or ""
            response.headers["Link"] = f'<{absolute_by(request)(reverse("codebook"))}>; rel="describedby"'
        return response

    def view_name(self, noun: Noun) -> str:
        return f"{noun.name}_list_{self.extension}"


# In the order of their links. Addresses, links and tests are derived from this tuple.
FORMATS: tuple[Format, ...] = (
    Format("csv", "CSV", "text/csv", list_csv),
    Format("json", "JSON", "application/json", list_json),
    Format("atom", "Atom", "application/atom+xml", list_atom, nouns=exchange.nouns_with_feeds),
)


def formats_of(noun: Noun) -> list[Format]:
    return [list_format for list_format in FORMATS if not list_format.nouns or noun.name in list_format.nouns]


class FormatLink(NamedTuple):
    """A link to a list in another format. `address` has no query string."""

    label: str
    media_type: str
    address: str


def format_links(noun: Noun) -> list[FormatLink]:
    return _format_links(noun, get_language())


@lru_cache(maxsize=100)
def _format_links(noun: Noun, language: str | None) -> list[FormatLink]:
    return [
        FormatLink(list_format.label, list_format.media_type, reverse(list_format.view_name(noun)))
        for list_format in formats_of(noun)
    ]
