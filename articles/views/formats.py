"""The formats of lists: `/statements.csv`, with the parameters of the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.errors import InvalidQuery
from articles.browse.lists import NounList, browse, iter_keys
from articles.browse.statements import CODED_STATEMENTS
from articles.index import Snapshot
from articles.nouns import Noun
from articles.views.caching import public_page, snapshot_of
from articles.views.downloads import download
from articles.views.file_names import file_stem, link_codebook, set_name
from articles.views.json_pages import json_page
from articles.views.responses import absolute_by, error_lines


def list_json(request: HttpRequest, noun_list: NounList) -> HttpResponse:
    return json_page(request, noun_list, partial(_records, noun_list, absolute_by(request)))


def positions_json(request: HttpRequest, noun_list: NounList) -> HttpResponse:
    """The positions of a page of the statements that have one."""
    rows_as = partial(exchange.positions, absolute=absolute_by(request))
    return json_page(request, CODED_STATEMENTS, rows_as)


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
        return error_lines(request, error)
    rows = (row for keys in batches for row in exchange.iter_rows(noun, keys, snapshot, absolute))
    return _csv_response(request, noun.column_names, rows)


def positions_csv(request: HttpRequest, noun_list: NounList) -> HttpResponseBase:
    """All positions of the statements in the list, in its order, or the errors in the query string as text.

    Raises TooManyDownloads.
    """
    snapshot, absolute = snapshot_of(request), absolute_by(request)
    try:
        batches = iter_keys(CODED_STATEMENTS, request.GET, snapshot)
    except InvalidQuery as error:
        return error_lines(request, error)
    rows = (row for keys in batches for row in exchange.iter_positions(keys, snapshot, absolute))
    return _csv_response(request, exchange.POSITION_COLUMNS, rows)


def _csv_response(request: HttpRequest, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    rows = exchange.with_version(rows, snapshot_of(request).version)
    parts = download(request, exchange.iter_csv([*columns, *exchange.ARCHIVE_COLUMNS], rows))
    return StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8")


def list_atom(request: HttpRequest, noun_list: NounList) -> HttpResponse:
    """A page of the list as an Atom feed, or the errors in the query string as text."""
    snapshot, absolute = snapshot_of(request), absolute_by(request)
    try:
        listing = browse(noun_list, request.GET, snapshot, rows_as=partial(_records, noun_list, absolute))
    except InvalidQuery as error:
        return error_lines(request, error)
    query, next_query = listing.selection.query, listing.paging.next_query if listing.paging else ""
    title_parts = {"list": noun_list.noun.plural_label, "choices": listing.description}
    xml = exchange.feed(
        noun_list.noun.name,
        listing.rows,
        title=_("Parley: %(list)s: %(choices)s") % title_parts
        if listing.description
        else _("Parley: %(list)s") % title_parts,
        subtitle=exchange.spell_version(snapshot.version),
        language=get_language() or "",
        page_url=absolute(reverse(f"{noun_list.noun.name}_list") + query),
        feed_url=absolute(request.path + query),
        next_url=absolute(request.path + next_query) if next_query else "",
    )
    return HttpResponse(xml, content_type="application/atom+xml; charset=utf-8")


@dataclass(frozen=True)
class Format:
    """A format of lists. `extension` ends its address, `label` is the text of its link.

    `nouns` are the names of the nouns whose lists have the format. If it is empty, all lists have it. With `content`,
    it holds something else than the rows of the list, and its address begins with this word.
    """

    extension: str
    label: str
    media_type: str
    respond: Callable[[HttpRequest, NounList], HttpResponseBase]
    nouns: frozenset[str] = frozenset()
    content: str = ""

    def view(self, noun_list: NounList) -> Callable[..., HttpResponseBase]:
        return public_page(lambda request: self._file(request, noun_list))

    def _file(self, request: HttpRequest, noun_list: NounList) -> HttpResponseBase:
        """The response, with a name for the file and a link to what its columns mean."""
        response = self.respond(request, noun_list)
        if response.status_code == 200:
            name = f"{file_stem(noun_list, request.GET, self._begins(noun_list.noun))}.{self.extension}"
            is_attachment = isinstance(response, StreamingHttpResponse)  # browsers show the others
            set_name(response, name, is_attachment=is_attachment)
            link_codebook(response, absolute_by(request))
        return response

    def view_name(self, noun: Noun) -> str:
        return f"{noun.name}_{self.content or 'list'}_{self.extension}"

    def path(self, noun: Noun) -> str:
        """Its address, without the slash before it."""
        return f"{self._begins(noun)}.{self.extension}"

    def _begins(self, noun: Noun) -> str:
        return self.content or noun.plural


# In the order of their links. Addresses, links and tests are derived from this tuple.
FORMATS: tuple[Format, ...] = (
    Format("csv", "CSV", "text/csv", list_csv),
    Format("json", "JSON", "application/json", list_json),
    Format("atom", "Atom", "application/atom+xml", list_atom, nouns=exchange.nouns_with_feeds),
    Format("csv", "CSV", "text/csv", positions_csv, nouns=frozenset({"statement"}), content="positions"),
    Format("json", "JSON", "application/json", positions_json, nouns=frozenset({"statement"}), content="positions"),
)


def formats_of(noun: Noun) -> list[Format]:
    return [list_format for list_format in FORMATS if not list_format.nouns or noun.name in list_format.nouns]


class FormatLink(NamedTuple):
    """A link to a list in another format, or to its `content` in one. `address` has no query string."""

    label: str
    media_type: str
    address: str
    content: str


def format_links(noun: Noun) -> list[FormatLink]:
    return _format_links(noun, get_language())


@lru_cache(maxsize=100)
def _format_links(noun: Noun, language: str | None) -> list[FormatLink]:
    return [
        FormatLink(each.label, each.media_type, reverse(each.view_name(noun)), each.content)
        for each in formats_of(noun)
    ]
