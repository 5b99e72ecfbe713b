"""A search that finds nothing offers what would be found, with its number, and never more than is true."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Person, Statement

pytestmark = pytest.mark.django_db


def answer(q: str, address: str = "/statements.json", **parameters: Any) -> dict[str, Any]:
    response = Client().get(address, {"q": q, **parameters})
    assert response.status_code == 200, response.content
    return dict(response.json())


def offered(q: str, address: str = "/statements.json", **parameters: Any) -> list[str]:
    return [other["q"] for other in answer(q, address, **parameters)["suggestions"]]


def total_at(url: str) -> int:
    parts = urlsplit(url)
    return int(Client().get(f"{parts.path}?{parts.query}").json()["total"])


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("Lavrof", "Lavrov"),
        ("lawrow", "Lavrov"),
        ("Kery", "Kerry"),
        ("Asad", "Assad"),
        ("Mistoura", "Mistura"),
        ("Genava", "Geneva"),
        ("Moskow", "Moscow"),
        ("negosiation", "negotiation"),
        ("Лаврав", "Лавров"),
        ("Kerry asad", "Kerry Assad"),
        ('"asad has to go"', '"Assad has to go"'),
    ],
)
def test_a_misspelt_word_is_corrected(misspelt: str, meant: str) -> None:
    assert answer(misspelt)["total"] == 0
    assert offered(misspelt)[0].casefold() == meant.casefold()


def test_a_name_in_another_script_is_offered_in_that_of_the_archive_if_it_has_only_that() -> None:
    Person.objects.filter(slug="john-kerry").update(name="John Kerry")
    Person.objects.get(slug="john-kerry").names.exclude(script="Latn").delete()
    assert answer("Керри")["total"] == 0
    assert offered("Керри") == ["Kerry"]


def test_each_suggestion_has_the_number_that_its_link_finds() -> None:
    for q in ("Lavrof", "Kery asad", "Kerry xylophone Aleppo", "Genava talks"):
        found = answer(q)
        for other in [*found["suggestions"], *found["fewer_words"]]:
            assert other["total"] == total_at(other["url"]) > 0


def test_the_other_parameters_are_kept() -> None:
    [other] = answer("asad", speaker="john-kerry", sort="oldest")["suggestions"]
    query = parse_qs(urlsplit(other["url"]).query)
    assert query == {"q": ["Assad"], "speaker": ["john-kerry"], "sort": ["oldest"]}
    assert 0 < other["total"] < answer("asad")["suggestions"][0]["total"]


def test_a_word_that_would_find_nothing_here_is_not_offered() -> None:
    assert offered("Kery", topic="chemical-weapons") == []


def test_where_all_words_find_nothing_fewer_may() -> None:
    found = answer("Kerry xylophone")
    assert found["suggestions"] == []
    [other] = found["fewer_words"]
    assert (other["q"], other["left_out"]) == ("Kerry", ["xylophone"])


def test_each_word_is_left_out_in_turn() -> None:
    Statement.objects.exclude(speaker__slug__in=["john-kerry", "sergei-lavrov"]).delete()
    found = answer('Kerry "Lavrov says" Moscow')
    assert all(len(other["left_out"]) >= 1 for other in found["fewer_words"])
    assert len({other["q"] for other in found["fewer_words"]}) == len(found["fewer_words"])


def test_an_excluded_word_can_be_left_out_but_does_not_stand_alone() -> None:
    found = answer('"irons in the fire" -Hokayem')
    assert found["total"] == 0
    [other] = found["fewer_words"]
    assert (other["q"], other["left_out"]) == ('"irons in the fire"', ["-Hokayem"])


def test_nothing_is_offered_where_something_is_found() -> None:
    found = answer("Kerry")
    assert (found["suggestions"], found["fewer_words"]) == ([], [])
    assert "Did you mean" not in Client().get("/statements/?q=Kerry").content.decode()


def test_nothing_is_offered_for_what_is_like_nothing() -> None:
    found = answer("xylophone")
    assert (found["suggestions"], found["fewer_words"]) == ([], [])


@pytest.mark.parametrize("address", ["/statements/", "/articles/", "/people/", "/people/sergei-lavrov/", "/search/"])
def test_every_list_and_the_search_link_to_the_corrected_search(client: Client, address: str) -> None:
    page = client.get(f"{address}?q=Lavrof").content.decode()
    assert "Did you mean" in page
    assert f'<a href="{address}?q=Lavrov" rel="nofollow"><bdi>Lavrov</bdi></a>' in page


def test_the_search_over_everything_adds_up_what_each_noun_has(client: Client) -> None:
    page = client.get("/search/?q=Lavrof").content.decode()
    found = client.get("/search/?q=Lavrov").content.decode()
    total = page.split('<span class="suggestion-total">')[1].split(" match")[0]
    assert f'role="status">{total} matches for' in " ".join(found.split())


def test_people_are_counted_only_if_readers_see_them() -> None:
    assert offered("Lavrof", "/people.json") == ["Lavrov"]
    Article.objects.update(status=Article.Status.DRAFT)
    assert offered("Lavrof", "/people.json") == []


def test_a_word_of_a_draft_is_never_offered() -> None:
    article = Article.objects.published()[0]
    Article.objects.filter(pk=article.pk).update(headline="Rhubarbarous talks", status=Article.Status.DRAFT)
    assert offered("Rhubarbarus", "/articles.json") == []
    Article.objects.filter(pk=article.pk).update(status=Article.Status.PUBLISHED)
    assert offered("Rhubarbarus", "/articles.json") == ["Rhubarbarous"]
    Article.objects.filter(pk=article.pk).update(headline="Talks")
    assert offered("Rhubarbarus", "/articles.json") == []


QUERIES = {
    "/statements/?q=Lavrof": 3,
    "/statements/?q=Kerry+xylophone": 3,
    "/articles/?q=Lavrof": 1,
    "/people/?q=Lavrof": 3,
    "/venues/?q=Genava": 3,
    "/search/?q=Lavrof": 5,
}


@pytest.mark.parametrize("address", QUERIES)
def test_what_is_offered_takes_few_queries(client: Client, address: str) -> None:
    client.get(f"{address}&first")
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{address}&second")
    assert len(captured) == QUERIES[address], [query["sql"] for query in captured]


HOSTILE = st.text(
    alphabet=st.sampled_from("Lavrof Kery asad \"-–“”\u202e\u2066\u200f\u0301<>&'%\\*:^~()[]\tالأسد 習近平"),
    max_size=200,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE)
def test_no_search_breaks_what_is_offered(q: str) -> None:
    client = Client()
    for address in ("/statements/", "/people/", "/search/"):
        page = client.get(address, {"q": q})
        assert page.status_code in (200, 400)
    found = client.get("/statements.json", {"q": q})
    if found.status_code == 200:
        for other in [*found.json()["suggestions"], *found.json()["fewer_words"]]:
            assert other["total"] == total_at(other["url"]) > 0


def test_a_very_long_search_is_answered() -> None:
    assert answer(" ".join("abcdefghij"[n % 10] * 3 for n in range(50)))["total"] == 0
