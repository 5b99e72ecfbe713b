"""Whoever searches sees why each row was found."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Statement

pytestmark = pytest.mark.django_db


def cards(q: str, address: str = "/statements/") -> list[str]:
    page = Client().get(address, {"q": q}).content.decode()
    return re.findall(r"<article class=\"(?:statement|article-card).*?</article>", page, re.S)


def reasons(card: str) -> list[str]:
    found = re.findall(r'<li><span class="label">(.*?)</span> <bdi>(.*?)</bdi></li>', card)
    return [f"{label}: {text}" for label, text in found]


def test_a_statement_found_by_another_name_of_its_speaker_says_so() -> None:
    shown = cards("Лавров")
    assert shown
    for card in shown:
        [reason] = reasons(card)
        assert reason.startswith("Found by another name of the speaker: ")
        assert "<mark>Лавров</mark>" in reason


def test_a_statement_found_by_its_place_says_so() -> None:
    Statement.objects.update(round=None)
    assert "Found by its place: <mark>Geneva</mark>" in [one for card in cards("Geneva") for one in reasons(card)]
    assert {one for card in cards("Genf") for one in reasons(card)} == {
        "Found by another name of its place: <mark>Genf</mark>"
    }


def test_a_statement_found_by_its_round_or_its_topic_says_so() -> None:
    Statement.objects.update(context="", paraphrase="An answer was given.", venue=None)
    found = {one for card in cards("Geneva") for one in reasons(card)}
    assert "Found by its round: <mark>Geneva</mark> II" in found
    found = {one for card in cards("ceasefire") for one in reasons(card)}
    assert "Found by its topic: <mark>Ceasefire</mark>" in found
    assert all(one.startswith("Found by its topic: ") for one in found)


def test_the_name_of_the_speaker_is_marked_where_it_stands() -> None:
    shown = cards("Hokayem")
    assert shown
    assert all("Emile <mark>Hokayem</mark></a>" in card and not reasons(card) for card in shown)


def test_a_row_with_a_marked_word_gives_no_further_reason() -> None:
    assert [reasons(card) for card in cards('"irons in the fire"')] == [[]]


@pytest.mark.parametrize(
    "q",
    ["Kerry", "Geneva", "minister", "Лавров", "ceasefire", "Secretary", "Russia", "official", "Kerry Geneva", "Assad"],
)
@pytest.mark.parametrize("address", ["/statements/", "/articles/", "/search/"])
def test_every_row_shows_a_marked_word(q: str, address: str) -> None:
    for card in cards(q, address):
        assert "<mark>" in card


def test_people_venues_rounds_and_topics_say_it_too(client: Client) -> None:
    page = client.get("/people/?q=Лавров").content.decode()
    assert '<span class="label">Found by another name</span>' in page
    assert "<mark>Wien</mark>" in client.get("/venues/?q=Wien").content.decode()
    for address in ("/people/?q=Kerry", "/venues/?q=Geneva", "/search/?q=Geneva"):
        assert "<mark>" in client.get(address).content.decode(), address


def test_no_row_has_a_reason_without_a_search(client: Client) -> None:
    assert "found-by" not in client.get("/statements/").content.decode()


def test_what_is_read_for_reasons_does_not_depend_on_the_number_of_rows(client: Client) -> None:
    def queries(address: str) -> int:
        client.get(f"{address}&first")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{address}&second")
        return len(captured)

    assert queries("/statements/?q=Hokayem") == 3
    assert queries("/statements/?q=Лавров") == queries("/statements/?q=ظریف") == 7
    assert queries("/articles/?q=Лавров") == 7
