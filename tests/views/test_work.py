"""The work behind a list does not grow with the archive: no table is read as a whole, no row asked for by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.index import Snapshot
from tests.archive import grow

pytestmark = pytest.mark.django_db

# What grows to hundreds of thousands of rows.
LARGE = {
    "articles_article",
    "articles_article_people",
    "articles_article_rounds",
    "articles_article_venues",
    "articles_statement",
    "articles_statement_topics",
}
LISTS = [
    "/",
    "/statements/",
    "/statements/?page=2",
    "/statements/?q=ceasefire",
    "/statements/?speaker=john-kerry&venue=geneva&from=2014-01-01",
    "/statements/?sort=published",
    "/statements/?view=table&rows=100",
    "/statements/facets/speaker/",
    "/statements.json",
    "/statements.csv",
    "/articles/",
    "/articles/?person=john-kerry&q=ceasefire",
    "/people/",
    "/people/?sort=quoted",
    "/people/?party=united-nations",
    "/people/john-kerry/",
    "/venues/",
    "/venues/geneva/",
    "/rounds/",
    "/rounds/geneva-ii/",
    "/topics/",
    "/positions/",
    "/compare/?person=john-kerry&person=philip-hammond",
    "/positions/assad-gives-up-power/",
    "/topics/ceasefire/",
    "/search/?q=ceasefire",
    "/sitemap.xml",
    "/sitemap-statements.xml",
]


READERS = count()


def read(address: str) -> None:
    """A page that is made, not kept: each asks with a parameter of its own, which means nothing."""
    answer = Client().get(f"{address}{'&' if '?' in address else '?'}reader={next(READERS)}")
    if answer.streaming:
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert answer.status_code == 200, address


def read_as_a_whole(sql: str) -> set[str]:
    """The tables of which this query reads every row, as the database plans it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")  # small tables are read as a whole unless it can be avoided
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
            found = cursor.fetchone()[0]
            plan = json.loads(found) if isinstance(found, str) else found
            cursor.execute("RESET enable_seqscan")
            return {node["Relation Name"] for node in _nodes(plan[0]["Plan"]) if node["Node Type"] == "Seq Scan"}
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        scanned = [match[1] for *_, detail in cursor.fetchall() if (match := re.match(r"SCAN (\w+)", detail))]
    aliases = {alias: table for table, alias in re.findall(r'"(articles_\w+)" (?:AS )?"?([TU]\d+)"?', sql)}
    return {aliases.get(name, name) for name in scanned}


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for inner in plan.get("Plans", []):
        yield from _nodes(inner)


@pytest.mark.parametrize("address", LISTS)
def test_no_list_reads_a_large_table_as_a_whole(address: str) -> None:
    read(address)
    with CaptureQueriesContext(connection) as captured:
        read(address)
    for query in captured:
        if query["sql"].startswith("SELECT"):
            assert not read_as_a_whole(query["sql"]) & LARGE, query["sql"]


def test_a_query_that_does_is_noticed() -> None:
    sql = "SELECT COUNT(*) FROM articles_statement WHERE words LIKE '%a'"
    assert read_as_a_whole(sql) == {"articles_statement"}


@contextmanager
def questions_to_the_index(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    asked: list[int] = []
    answering = Snapshot._discarding_damaged

    def counted(self: Snapshot) -> Any:
        asked.append(1)
        return answering(self)

    with monkeypatch.context() as counting:
        counting.setattr(Snapshot, "_discarding_damaged", counted)
        yield asked


def test_the_index_is_asked_as_often_for_five_hundred_articles_as_for_five(
    five_articles: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counts() -> dict[str, int]:
        call_command("build_index", verbosity=0)
        found = {}
        for address in LISTS:
            read(address)
            with questions_to_the_index(monkeypatch) as asked:
                read(address)
            found[address] = len(asked)
        return found

    grow(30, "first")
    few = counts()
    grow(200, "second")
    assert counts() == few
    assert few["/statements/?q=ceasefire"] == 2
