"""The network of a list of statements: its page, its citation, its drawing as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.browse.errors import InvalidQuery
from articles.browse.network import Network, network
from articles.browse.ties import KINDS
from articles.drawings import palette
from articles.drawings.network import IN_A_FILE, NetworkDrawing, network_drawing
from articles.nouns import STATEMENT
from articles.spelling import spell_number
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import Cited, cite_view, titled
from articles.views.responses import error_lines, page_address, page_or_errors
from articles.views.svg_files import svg_response


@public_page
def network_page(request: HttpRequest) -> HttpResponse:
    def values() -> dict[str, Any]:
        found = network(request.GET, snapshot_of(request))
        return {"network": found, "drawing": network_drawing(found), "cited": _cite(request, found)}

    return page_or_errors(request, "articles/network.html", {"kinds": KINDS.values()}, values)


def cited_network(request: HttpRequest) -> Cited:
    return _cite(request, network(request.GET, snapshot_of(request)))


def _cite(request: HttpRequest, found: Network) -> Cited:
    title = titled(_title(found), found.description)
    return cite_view(request, "network", title, STATEMENT.total(found.statements), found.selection.query)


def _title(found: Network) -> str:
    return _("Network: %(kind)s") % {"kind": found.kind.label}


@public_page
def network_svg(request: HttpRequest) -> HttpResponse:
    try:
        found = network(request.GET, snapshot_of(request))
    except InvalidQuery as error:
        return error_lines(request, error)
    drawing = network_drawing(found, IN_A_FILE)
    return svg_response(
        request,
        "svg/network.html",
        title=_title(found),
        head=[found.description, STATEMENT.total(found.statements), *_explained(found, drawing)],
        address=page_address("network", found.selection.query),
        height=drawing.height,
        keys=[(_("People"), palette.ACCENT), (_("Topics"), palette.DOUBT)] if found.kind.with_topics else [],
        drawing=drawing,
    )


def _explained(found: Network, drawing: NetworkDrawing) -> list[str]:
    """What the page says around the drawing."""
    lines = [
        # Translators: what the arcs of a network count, such as "Arcs: articles that quote both".
        _("Arcs: %(counts)s") % {"counts": found.kind.counts},
        _("The larger a mark, the more statements; the thicker an arc, the stronger the tie."),
    ]
    if found.kind.with_topics:
        lines.append(_("Squares are topics."))
    if any(arc.tie.weight < 0 for arc in drawing.arcs):
        lines.append(_("Dashed arcs have negative weights."))
    if found.is_cut:
        lines.append(_("Only those with the most statements are shown, 40 at most."))
    if drawing.left_out:
        message = ngettext(
            "%(total)s more tie, no stronger than these, is not drawn.",
            "%(total)s more ties, none stronger than these, are not drawn.",
            drawing.left_out,
        )
        lines.append(message % {"total": spell_number(drawing.left_out)})
    return lines
