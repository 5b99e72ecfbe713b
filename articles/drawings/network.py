"""A network as a list of names with arcs between them, which a template draws as SVG.

Names in a column never cover each other, at any width, and have the same place each time. Neighbours in the column are
those with the strongest ties, so that most arcs are short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from articles.browse.network import Network, Node, Tie

ROW = 26
MARGIN = 6
MOST_ARCS = 150
LARGEST_MARK, SMALLEST_MARK = 9.0, 3.0
WIDEST_LINE = 6.0


class Layout(NamedTuple):
    """`labels_end` is where the column of marks is; a label has at most `most_letters`."""

    width: int
    labels_end: int
    most_letters: int


ON_THE_PAGE = Layout(360, 214, 28)
IN_A_FILE = Layout(1000, 400, 52)


@dataclass(frozen=True)
class Mark:
    node: Node
    label: str
    y: int
    radius: float


@dataclass(frozen=True)
class Arc:
    tie: Tie
    path: str
    width: float


@dataclass(frozen=True)
class NetworkDrawing:
    """`arcs` are the strongest ties; `left_out` is the number of the others."""

    marks: Sequence[Mark]
    arcs: Sequence[Arc]
    left_out: int
    layout: Layout
    height: int


def network_drawing(network: Network, layout: Layout = ON_THE_PAGE) -> NetworkDrawing:
    order = _in_order(network)
    most = max((node.statements for node in order), default=1)
    places = {node.key: MARGIN + ROW * number + ROW // 2 for number, node in enumerate(order)}
    marks = [Mark(node, _short(node.label, layout), places[node.key], _radius(node.statements, most)) for node in order]
    shown = network.ties[:MOST_ARCS]
    heaviest = max((abs(tie.weight) for tie in shown), default=1)
    arcs = [
        Arc(tie, _path(places[tie.first.key], places[tie.second.key], len(order), layout), _line(tie.weight, heaviest))
        for tie in shown
    ]
    height = 2 * MARGIN + ROW * len(order)
    return NetworkDrawing(marks, arcs, len(network.ties) - len(shown), layout, height)


def _in_order(network: Network) -> list[Node]:
    """From the node with the most statements on, always the one that is tied most strongly to those just placed."""
    strength: dict[str, dict[str, float]] = defaultdict(dict)
    for tie in network.ties:
        strength[tie.first.key][tie.second.key] = strength[tie.second.key][tie.first.key] = tie.weight
    waiting = {node.key: node for node in network.nodes}
    placed: list[Node] = []
    while waiting:
        last = [node.key for node in placed[-3:]]
        key = max(waiting, key=lambda key: (_pull(strength[key], last), waiting[key].statements, key))
        placed.append(waiting.pop(key))
    return placed


def _pull(ties: Mapping[str, float], placed: Sequence[str]) -> float:
    """The strength of the ties with those that were placed last; the last of them counts most."""
    return sum(ties.get(key, 0) * (number + 1) for number, key in enumerate(placed))


def _short(label: str, layout: Layout) -> str:
    most = layout.most_letters
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def _radius(statements: int, most: int) -> float:
    return round(SMALLEST_MARK + (LARGEST_MARK - SMALLEST_MARK) * sqrt(statements / max(most, 1)), 1)


def _line(weight: int, heaviest: int) -> float:
    return round(1 + (WIDEST_LINE - 1) * abs(weight) / max(heaviest, 1), 1)


def _path(start: int, end: int, rows: int, layout: Layout) -> str:
    """A curve to the side of the column, the wider the farther apart its ends are."""
    column, room = layout.labels_end, layout.width - layout.labels_end - LARGEST_MARK
    reach = column + room * (0.25 + 1.05 * sqrt(abs(end - start) / (ROW * max(rows, 2))))
    return f"M{column} {start}C{reach:.1f} {start} {reach:.1f} {end} {column} {end}"
