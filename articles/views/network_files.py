"""Networks as data, for the programs that researchers use: GraphML, and CSV of nodes and of ties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.errors import InvalidQuery
from articles.browse.network import Network, network
from articles.browse.statements import STATEMENTS
from articles.views.caching import public_page, snapshot_of
from articles.views.file_names import file_stem, link_codebook, set_name
from articles.views.responses import absolute_by, error_lines, page_address


@public_page
def network_graphml(request: HttpRequest) -> HttpResponse:
    def write(found: Network) -> str:
        absolute, version = absolute_by(request), exchange.version_record(snapshot_of(request).version)
        about = {
            "title": _("Parley: %(list)s") % {"list": found.kind.label},
            "weight": str(found.kind.counts),
            "filters": found.description,
            "statements": str(found.statements),
            "address": absolute(page_address("network", found.selection.query)),
            "archive_version": str(version["version"]),
            "archive_date": version["date"] or "",
            "retrieved": timezone.localdate().isoformat(),
        }
        return exchange.graphml(about, _nodes(request, found), _edges(found))

    return _file(request, write, "network", "graphml", "application/graphml+xml")


@public_page
def network_nodes(request: HttpRequest) -> HttpResponse:
    def write(found: Network) -> str:
        return _csv(request, exchange.NODE_COLUMNS, _nodes(request, found))

    return _file(request, write, "network-nodes", "csv", "text/csv")


@public_page
def network_edges(request: HttpRequest) -> HttpResponse:
    def write(found: Network) -> str:
        return _csv(request, exchange.EDGE_COLUMNS, exchange.edge_cells(_edges(found)))

    return _file(request, write, "network-edges", "csv", "text/csv")


def _csv(request: HttpRequest, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    rows = exchange.with_version(rows, snapshot_of(request).version)
    return "".join(exchange.iter_csv([*columns, *exchange.ARCHIVE_COLUMNS], rows))


def _nodes(request: HttpRequest, found: Network) -> list[exchange.NodeRow]:
    absolute = absolute_by(request)
    return [
        exchange.NodeRow(node.key, node.label, node.kind, node.statements, absolute(node.address))
        for node in found.nodes
    ]


def _edges(found: Network) -> list[exchange.EdgeRow]:
    return [exchange.EdgeRow(tie.first.key, tie.second.key, tie.weight) for tie in found.ties]


def _file(
    request: HttpRequest, write: Callable[[Network], str], content: str, extension: str, media_type: str
) -> HttpResponse:
    """The network as a file with a name, or the errors in the query string as text."""
    try:
        found = network(request.GET, snapshot_of(request))
    except InvalidQuery as error:
        return error_lines(request, error)
    response = HttpResponse(write(found), content_type=f"{media_type}; charset=utf-8")
    name = f"{file_stem(STATEMENTS, request.GET, f'{content}-{found.kind.name}')}.{extension}"
    set_name(response, name)
    link_codebook(response, absolute_by(request))
    return response
