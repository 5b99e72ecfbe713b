"""Networks as files for Gephi, igraph, visone and networkx: GraphML, and CSV of nodes and of edges.

http://graphml.graphdrawing.org/specification.html describes the format.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from articles.exchange.xml_text import xml_text

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE_COLUMNS = ("Id", "Label", "Kind", "Statements", "Address")
EDGE_COLUMNS = ("Source", "Target", "Type", "Weight")


class NodeRow(NamedTuple):
    id: str
    label: str
    kind: str
    statements: int
    address: str


class EdgeRow(NamedTuple):
    source: str
    target: str
    weight: int


# Where each attribute belongs, and its type.
_ATTRIBUTES = {
    "node": {"label": "string", "kind": "string", "statements": "int", "address": "string"},
    "edge": {"weight": "int"},
}


def graphml(about: Mapping[str, str], nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]) -> str:
    """An undirected graph. `about` says what it holds: title, filters, address and such."""
    root = ET.Element("graphml", xmlns=NAMESPACE)
    for owner, attributes in {"graph": dict.fromkeys(about, "string"), **_ATTRIBUTES}.items():
        for name, kind in attributes.items():
            attribute = {"id": f"{owner}-{name}", "for": owner, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, "key", attribute)
    graph = ET.SubElement(root, "graph", id="network", edgedefault="undirected")
    _add_data(graph, "graph", about)
    for node in nodes:
        values = node._asdict()
        _add_data(ET.SubElement(graph, "node", id=values.pop("id")), "node", values)
    for edge in edges:
        element = ET.SubElement(graph, "edge", source=edge.source, target=edge.target)
        _add_data(element, "edge", {"weight": edge.weight})
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add_data(element: ET.Element, owner: str, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        ET.SubElement(element, "data", key=f"{owner}-{name}").text = xml_text(str(value))


def edge_cells(edges: Iterable[EdgeRow]) -> Iterable[Sequence[Any]]:
    """The rows of the file of edges, with the columns that Gephi expects."""
    return ((edge.source, edge.target, "Undirected", edge.weight) for edge in edges)
