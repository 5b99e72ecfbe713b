"""A list says in short who spoke most, on what and in which years, and each of these narrows it."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from articles.models import Statement

pytestmark = pytest.mark.django_db


def short(client: Client, query: str = "") -> str:
    """The part of the page that says it, or nothing."""
    page = client.get(f"/statements/{query}").content.decode()
    return page.partition('id="summary"')[2].partition("</details>")[0]


def sentence(client: Client, query: str = "") -> str:
    found = re.search(r'<p class="summary-sentence">(.*?)</p>', short(client, query))
    assert found
    return found[1].replace("&#39;", "'")


def bars(client: Client, facet: str, query: str = "") -> dict[str, tuple[int, str]]:
    """Label -> the number beside it, and where its link leads."""
    part = short(client, query).partition(f'id="summary-{facet}"')[2].partition("</ul>")[0]
    links = re.findall(r'href="([^"]*)".*?<span class="summary-label" dir="auto">(.*?)</span>(.*?)</a>', part, re.S)
    counts = [re.search(r'class="summary-count"[^>]*>([\d,]+)<', rest) for _address, _label, rest in links]
    return {
        label: (int(count[1]), address.replace("&amp;", "&"))
        for (address, label, _rest), count in zip(links, counts, strict=True)
        if count
    }


def total(client: Client, address: str) -> Any:
    return client.get(address.replace("/statements/", "/statements.json")).json()["total"]


def test_the_sentence_names_the_years_and_the_most_frequent_speaker_and_topic(client: Client) -> None:
    assert sentence(client) == ("82 statements (2014–2015), most often by John Kerry (28) and on Assad's future (16).")


def test_what_all_statements_share_has_no_number(client: Client) -> None:
    assert sentence(client, "?speaker=john-kerry").startswith("28 statements by John Kerry (")
    assert re.fullmatch(
        r"\d+ statements on Assad's future \(.*\), most often by John Kerry \(\d+\)\.",
        sentence(client, "?topic=assads-future"),
    )


def test_a_tie_is_no_lead(client: Client) -> None:
    Statement.objects.update(speaker=None, role=None, attribution="an official")
    assert "by" not in sentence(client)


def test_statements_without_a_day_are_said_to_have_none(client: Client) -> None:
    Statement.objects.update(said_on=None)
    assert sentence(client).startswith("82 statements (day not known), most often")


@pytest.mark.parametrize("query", ["", "?topic=assads-future", "?kind=paraphrase&speaker=-john-kerry", "?q=Assad"])
def test_a_bar_narrows_the_list_to_as_many_statements_as_it_says(client: Client, query: str) -> None:
    for facet in ("speaker", "topic", "year"):
        for label, (count, address) in bars(client, facet, query).items():
            assert total(client, address) == count, (facet, label)
    assert bars(client, "speaker", query)


def test_of_several_chosen_values_each_bar_leads_to_one(client: Client) -> None:
    chosen = bars(client, "topic", "?topic=assads-future&topic=ceasefire")
    assert {address for _count, address in chosen.values()} == {
        "/statements/?topic=assads-future",
        "/statements/?topic=ceasefire",
    }


def test_with_one_speaker_the_parties_stand_instead(client: Client) -> None:
    Statement.objects.filter(speaker__slug="john-kerry").order_by("pk").first().delete()  # type: ignore[union-attr]
    Statement.objects.filter(speaker__slug="john-kerry").update(role=None)
    assert bars(client, "speaker", "?speaker=john-kerry") == {}
    assert short(client, "?speaker=john-kerry")


def test_years_stand_in_their_order(client: Client) -> None:
    Statement.objects.filter(speaker__slug="john-kerry").update(said_on=datetime.date(2012, 6, 30))
    assert [*bars(client, "year")] == ["2012", "2014", "2015"]


def test_few_statements_and_pages_of_one_person_have_none(client: Client) -> None:
    assert short(client, "?speaker=philip-hammond&venue=geneva") == ""
    for address in ("/people/john-kerry/", "/topics/ceasefire/", "/articles/"):
        assert 'id="summary"' not in client.get(address).content.decode()


def test_it_is_made_without_asking_the_index_again(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    client.get("/statements/?reader=first")
    with django_assert_num_queries(3):
        assert "summary-sentence" in client.get("/statements/?reader=second").content.decode()
