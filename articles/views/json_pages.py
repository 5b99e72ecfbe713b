"""Pages of lists, and records, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from articles import exchange
from articles.browse.errors import InvalidQuery
from articles.browse.lists import NounList, browse
from articles.browse.suggestions import Suggestion
from articles.index import Snapshot
from articles.nouns import Noun
from articles.views.caching import snapshot_of
from articles.views.responses import absolute_by, json_response, status_of

RowsAs = Callable[[Sequence[int], Snapshot], list[exchange.Record]]


def json_page(request: HttpRequest, noun_list: NounList, rows_as: RowsAs) -> HttpResponse:
    """A page of the list, with its facets, or the errors in the query string. `rows_as` makes its rows."""
    snapshot, absolute = snapshot_of(request), absolute_by(request)
    try:
        listing = browse(noun_list, request.GET, snapshot, rows_as=rows_as)
    except InvalidQuery as error:
        return json_response({"errors": error.errors}, status_of(request, error))
    paging = listing.paging
    return json_response(
        {
            "archive": exchange.version_record(snapshot.version),
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


def record_json(request: HttpRequest, noun: Noun, pk: int, **more: Any) -> HttpResponse:
    """A record that readers may see, with the version of the archive, and what else its file has."""
    snapshot = snapshot_of(request)
    [record] = exchange.records(noun, [pk], snapshot, absolute_by(request))
    return json_response({"archive": exchange.version_record(snapshot.version), **record, **more})


def _suggestions(suggestions: Sequence[Suggestion], address: str) -> list[dict[str, Any]]:
    return [
        {"q": other.q, "left_out": other.left_out, "total": other.total, "url": address + other.query}
        for other in suggestions
    ]
