"""Statements of one article and day stand below one heading, which says what they share."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.models import Statement

pytestmark = pytest.mark.django_db


def runs(client: Client, query: str = "") -> list[str]:
    return client.get(f"/statements/{query}").content.decode().split('<section class="run">')[1:]


def uids(text: str) -> list[str]:
    return re.findall(r'id="statement-(\w+)"', text)


@pytest.mark.parametrize("sort", ["newest", "oldest", "published"])
def test_statements_of_a_run_share_what_its_heading_says(client: Client, sort: str) -> None:
    found = runs(client, f"?sort={sort}&rows=100")
    for run in found:
        said = Statement.objects.filter(uid__in=uids(run))
        assert len(set(said.values_list("article", flat=True))) == 1
        if sort != "published":
            assert len(set(said.values_list("said_on", "said_precision"))) == 1
        assert run.count('class="run-article"') == 1
        assert "statement-article" not in run
    assert sum(len(uids(run)) for run in found) == 82


def test_runs_are_in_the_order_of_the_list(client: Client) -> None:
    listed = [row["id"] for row in client.get("/statements.json").json()["rows"]]
    assert [uid for run in runs(client) for uid in uids(run)] == listed


def test_in_the_order_of_publication_each_statement_says_its_own_day(client: Client) -> None:
    for run in runs(client, "?sort=published"):
        assert "run-day" not in run
        assert run.count('class="statement-when"') == len(uids(run))


def test_best_matches_share_nothing_so_each_says_its_day_and_article(client: Client) -> None:
    page = client.get("/statements/?q=Assad").content.decode()
    assert '<section class="run">' not in page
    assert page.count('class="statement-article"') == page.count('class="statement-when"') == len(uids(page)) > 0


def test_a_day_that_is_not_known_is_said_once(client: Client) -> None:
    Statement.objects.filter(article__slug__startswith="kerry-seeks").update(said_on=None)
    undated = [run for run in runs(client, "?rows=100") if "Day not known" in run]
    assert len(undated) > 0
    assert all(run.count("Day not known") == 1 for run in undated)


def test_a_hit_in_the_printed_attribution_shows_it(client: Client) -> None:
    Statement.objects.filter(speaker__slug="john-kerry").update(attribution="the xylophonist of Boston")
    page = client.get("/statements/?q=xylophonist").content.decode()
    assert "the <mark>xylophonist</mark> of Boston" in page
