"""The files of a network hold the numbers on its page, as networkx and spreadsheets read them."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import networkx as nx
import pytest
from django.http import QueryDict
from django.test import Client

from articles.browse.network import KINDS, network
from articles.models import Person
from articles.nouns import snapshot
from tests.browse.pages import page_of, text_of

pytestmark = pytest.mark.django_db


def read(client: Client, query: str = "") -> Any:
    return nx.parse_graphml(client.get(f"/network.graphml{query}").content.decode())


def rows(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("kind", KINDS)
def test_networkx_reads_the_numbers_on_the_page(client: Client, kind: str) -> None:
    graph = read(client, f"?ties={kind}")
    table = page_of(f"/network/?ties={kind}").partition('id="nodes"')[2]
    shown = {
        cells[0]: tuple(map(int, cells[1:]))
        for row in re.findall("<tr>(.*?)</tr>", table, re.S)[1:]
        for cells in [[text_of(cell) for cell in re.findall("<t[hd].*?</t[hd]>", row, re.S)]]
    }
    assert not graph.is_directed()
    assert {
        data["label"]: (data["statements"], graph.degree(node), graph.degree(node, weight="weight"))
        for node, data in graph.nodes(data=True)
    } == shown


def test_the_two_modes_are_told_apart(client: Client) -> None:
    graph = read(client, "?ties=topics")
    people = {node for node, data in graph.nodes(data=True) if data["kind"] == "person"}
    assert people
    assert nx.is_bipartite(graph)
    assert not graph.subgraph(people).edges


def test_the_file_says_what_it_holds(client: Client) -> None:
    about = read(client, "?ties=topics&year=2015").graph
    assert about["title"] == "Parley: People and topics"
    assert about["filters"] == "2015"
    assert about["address"] == "http://testserver/network/?ties=topics&year=2015"
    assert int(about["statements"]) == client.get("/statements.json?year=2015").json()["total"]
    name = client.get("/network.graphml?ties=topics&year=2015")["Content-Disposition"]
    assert 'filename="network-topics-2015-' in name


def test_csv_has_the_columns_that_gephi_expects(client: Client) -> None:
    found = network(QueryDict("ties=topics"), snapshot())
    nodes, edges = rows(client, "/network-nodes.csv?ties=topics"), rows(client, "/network-edges.csv?ties=topics")
    assert [(row["Id"], row["Label"], int(row["Statements"])) for row in nodes] == [
        (node.key, node.label, node.statements) for node in found.nodes
    ]
    assert [(row["Source"], row["Target"], row["Type"], int(row["Weight"])) for row in edges] == [
        (tie.first.key, tie.second.key, "Undirected", tie.weight) for tie in found.ties
    ]
    assert {row["Source"] for row in edges} | {row["Target"] for row in edges} <= {row["Id"] for row in nodes}


def test_names_that_would_break_a_file_do_not(client: Client) -> None:
    Person.objects.filter(slug="john-kerry").update(name='=cmd("x") <Kerry> & \x01 "J"')
    assert read(client).nodes["john-kerry"]["label"] == '=cmd("x") <Kerry> &  "J"'
    row = next(row for row in rows(client, "/network-nodes.csv") if row["Id"] == "john-kerry")
    assert row["Label"].startswith("'=")


def test_a_network_of_nobody_is_a_file_without_nodes(client: Client) -> None:
    nowhere = "?from=1999-01-01&to=1999-12-31"
    assert not read(client, nowhere).nodes
    assert rows(client, f"/network-nodes.csv{nowhere}") == []
