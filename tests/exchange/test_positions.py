"""Coded positions as data: a row for each stance of a statement, for the filters of the list of statements."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.exchange import ARCHIVE_COLUMNS
from articles.models import Article, Position, Statement
from tests.exchange.test_columns import rows

pytestmark = pytest.mark.django_db


def stances(found: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(row["statement"], row["question"], row["stance"]) for row in found}


def coded(**filters: Any) -> set[tuple[str, str, str]]:
    return set(Position.objects.filter(**filters).values_list("statement__uid", "question__slug", "stance"))


def test_every_position_is_a_row(client: Client) -> None:
    found = rows(client, "/positions.csv")
    assert len(found) == Position.objects.count()
    assert stances(found) == coded()


def test_the_filters_of_the_list_hold_for_its_positions(client: Client) -> None:
    assert stances(rows(client, "/positions.csv?speaker=john-kerry")) == coded(statement__speaker__slug="john-kerry")
    assert stances(rows(client, "/positions.csv?speaker=-john-kerry&q=Assad")) < coded()
    assert rows(client, "/positions.csv?speaker=john-kerry&year=1999") == []


def test_a_row_says_who_said_what_when_and_where_it_stands(client: Client) -> None:
    position = Position.objects.filter(statement__speaker__slug="john-kerry", statement__role__isnull=False)[0]
    statement = position.statement
    row = next(
        row
        for row in rows(client, "/positions.csv")
        if (row["statement"], row["question"]) == (statement.uid, position.question.slug)
    )
    same = next(row for row in rows(client, "/statements.csv") if row["id"] == statement.uid)
    assert (row["question_text"], row["note"]) == (position.question.text, position.note)
    assert row["url"] == f"http://testserver{statement.get_absolute_url()}"
    for column in ("said_on", "said_precision", "speaker", "role", "party", "article", "outlet", "source_url", "words"):
        assert row[column] == same[column]
    assert (row["speaker"], row["party"]) == ("John Kerry", "United States")


def test_rows_stand_in_the_order_of_the_list(client: Client) -> None:
    for sort in ("", "?sort=oldest"):
        listed = [row["id"] for row in rows(client, f"/statements.csv{sort}")]
        found = [row["statement"] for row in rows(client, f"/positions.csv{sort}")]
        assert list(dict.fromkeys(found)) == [uid for uid in listed if uid in set(found)]


def test_json_has_the_same_rows_a_page_at_a_time(client: Client) -> None:
    page = client.get("/positions.json?speaker=john-kerry").json()
    in_csv = rows(client, "/positions.csv?speaker=john-kerry")
    assert page["rows"] == [{column: row[column] for column in row if column not in ARCHIVE_COLUMNS} for row in in_csv]
    assert page["total"] == len({row["statement"] for row in page["rows"]})
    speakers = next(facet for facet in page["facets"] if facet["name"] == "speaker")
    assert speakers["values"][0]["toggle_url"].startswith("http://testserver/positions.json?")


def test_drafts_have_no_positions_and_without_any_the_file_is_empty(client: Client) -> None:
    Article.objects.filter(statements__positions__isnull=False).update(status="draft")
    assert rows(client, "/positions.csv") == []
    Position.objects.all().delete()
    Article.objects.update(status="published")
    for query in ("", "?q=Assad", "?speaker=john-kerry"):
        assert rows(client, f"/positions.csv{query}") == []
        assert client.get(f"/positions.json{query}").json()["total"] == 0


def test_a_file_is_named_by_its_query_and_linked_from_the_list(client: Client) -> None:
    answer = client.head("/positions.csv?speaker=john-kerry")
    assert answer["Content-Disposition"] == f'attachment; filename="positions-john-kerry-{timezone.localdate()}.csv"'
    assert answer.streaming
    page = client.get("/statements/?speaker=john-kerry&page=2").content.decode()
    assert 'href="/positions.csv?speaker=john-kerry"' in page


def test_what_is_wrong_with_the_query_is_told(client: Client) -> None:
    answer = client.get("/positions.csv?speaker=nobody")
    assert answer.status_code == 400
    assert "nobody" in answer.content.decode()
    assert client.get("/positions.json?speaker=nobody").json()["errors"]["speaker"]


def test_a_cell_that_a_spreadsheet_would_execute_is_text(client: Client) -> None:
    Position.objects.filter(pk=Position.objects.all()[0].pk).update(note="=1+1")
    text = b"".join(client.get("/positions.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=1+1" in [row["note"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]


def test_a_batch_takes_as_many_queries_as_there_are_kinds_of_columns(
    client: Client, django_assert_num_queries: Any
) -> None:
    list(client.get("/positions.csv").streaming_content)  # type: ignore[attr-defined]
    with django_assert_num_queries(5):
        list(client.get("/positions.csv?sort=oldest").streaming_content)  # type: ignore[attr-defined]
    assert Statement.objects.filter(positions__isnull=False).distinct().count() > 5
