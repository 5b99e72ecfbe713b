"""How a list is shown is a choice in its address: cards or a table, which columns, how many rows."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def canonical(client: Client, address: str) -> str:
    found = re.search(r'<link rel="canonical" href="http://testserver([^"]*)"', page(client, address))
    assert found
    return found[1].replace("&amp;", "&")


def headings(text: str) -> list[str]:
    return [name.strip() for name in re.findall(r'<th scope="col" class="cell-\w+">(.*?)</th>', text)]


@pytest.mark.parametrize(("rows", "shown"), [("", 25), ("?rows=25", 25), ("?rows=50", 50), ("?rows=100", 82)])
def test_a_page_has_as_many_rows_as_were_asked_for(client: Client, rows: str, shown: int) -> None:
    assert page(client, f"/statements/{rows}").count('class="statement ') == shown
    assert len(client.get(f"/statements.json{rows}").json()["rows"]) == shown


@pytest.mark.parametrize(
    ("given", "spelled"),
    [
        ("/statements/?rows=25", "/statements/"),
        ("/statements/?page=2&rows=50", "/statements/?rows=50&page=2"),
        ("/people/?rows=50", "/people/"),
        ("/statements/?view=cards", "/statements/"),
        ("/statements/?column=words&column=day&view=table", "/statements/?view=table&column=day&column=words"),
        ("/statements/?column=topics", "/statements/"),
        (
            "/statements/?view=table&column=outlet&column=place&column=words&column=speaker&column=day",
            "/statements/?view=table",
        ),
    ],
)
def test_every_choice_has_one_address(client: Client, given: str, spelled: str) -> None:
    assert canonical(client, given) == spelled


@pytest.mark.parametrize(
    "query",
    [
        "rows=10",
        "rows=0",
        "rows=-25",
        "rows=many",
        f"rows={'9' * 400}",
        "view=map",
        "view=%00",
        "column=colour&view=table",
    ],
)
def test_what_cannot_be_shown_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/statements/?{query}").status_code == 400
    assert client.get(f"/statements.csv?{query}").status_code == 400


def test_the_table_has_its_columns_in_their_order(client: Client) -> None:
    usual = ["Day", "Speaker", "Words or paraphrase", "Place", "Outlet"]
    assert headings(page(client, "/statements/?view=table")) == usual
    assert headings(page(client, "/statements/?view=table&column=uncertain&column=day")) == ["Day", "Uncertain"]


@pytest.mark.parametrize("address", ["/people/john-kerry/", "/venues/geneva/", "/topics/ceasefire/"])
def test_every_list_of_statements_can_be_a_table(client: Client, address: str) -> None:
    text = page(client, f"{address}?view=table")
    assert text.count('class="statement-row"') > 0
    assert 'class="statement ' not in text


def test_a_table_marks_what_is_ours_and_links_each_statement_and_its_source(client: Client) -> None:
    text = page(client, "/statements/?view=table&kind=partial")
    rows = text.count('class="statement-row"')
    assert rows > 0
    assert text.count("Partial quotation, in our words") >= rows - text.count('class="words"')
    assert text.count('rel="noopener external"') == text.count('<td class="cell-links">') == rows


def test_a_search_in_a_table_keeps_it_and_what_is_taken_away_leaves_it_behind(client: Client) -> None:
    text = page(client, "/statements/?view=table&column=words&rows=50&speaker=john-kerry")
    form = text.partition('<form class="search-form"')[2].partition("</form>")[0]
    for name, value in [("view", "table"), ("column", "words"), ("rows", "50"), ("speaker", "john-kerry")]:
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    assert 'href="/statements.csv?speaker=john-kerry"' in text


def test_all_choices_are_cleared_but_not_the_table(client: Client) -> None:
    text = page(client, "/statements/?view=table&speaker=john-kerry")
    assert '<a class="chips-clear" href="/statements/?view=table">' in text


def test_a_table_takes_as_many_queries_as_cards(client: Client, django_assert_num_queries: object) -> None:
    client.get("/statements/?first")
    with django_assert_num_queries(3):  # type: ignore[operator]
        client.get("/statements/?view=table&rows=100")
