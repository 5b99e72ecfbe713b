from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Statement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sort", ["newest", "oldest", "published"])
def test_the_pages_together_hold_every_statement_once(sort: str) -> None:
    client, ids, query = Client(), [], f"/statements.json?sort={sort}"
    while query:
        page = client.get(query).json()
        ids += [row["id"] for row in page["rows"]]
        query = (page["next_url"] or "").replace("http://testserver", "")
    assert len(ids) == len(set(ids)) == Statement.objects.published().count()


def test_the_list_is_by_the_day_it_was_said() -> None:
    days = [row["said_on"] for row in Client().get("/statements.json").json()["rows"]]
    assert days == sorted(days, reverse=True)


def test_a_page_past_the_end_says_where_the_list_ends(client: Client) -> None:
    answer = client.get("/statements.json?page=99999")
    assert answer.status_code == 404
    assert answer.json()["errors"]["page"] == ["There is no page 99,999: the list ends with page 4."]


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "99999999999999999999999"])
def test_a_page_that_is_none_is_refused(client: Client, page: str) -> None:
    assert client.get("/statements.json", {"page": page}).status_code == 400


@pytest.mark.parametrize("noun", ["articles", "people", "venues"])
def test_every_list_knows_its_end(client: Client, noun: str) -> None:
    assert client.get(f"/{noun}.json?page=2").status_code == 404


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_a_statement_without_a_day_stands_at_the_far_end(client: Client, sort: str) -> None:
    Statement.objects.update(said_on="2015-01-01")
    Statement.objects.filter(speaker__slug="peter-cook").update(said_on=None)
    undated = set(Statement.objects.filter(said_on=None).values_list("uid", flat=True))
    page = client.get(f"/statements.json?sort={sort}&page={4 if sort == 'newest' else 1}").json()["rows"]
    edge = page[-len(undated) :] if sort == "newest" else page[: len(undated)]
    assert {row["id"] for row in edge} == undated != set()
