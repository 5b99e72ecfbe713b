"""What a reader types finds what it should, in every list."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from django.test import Client

from articles.models import Statement
from articles.models.versions import one_edit

pytestmark = pytest.mark.django_db


def rows(q: str, **parameters: str) -> list[dict[str, Any]]:
    answer = Client().get("/statements.json", {"q": q, **parameters})
    assert answer.status_code == 200, answer.content
    return list(answer.json()["rows"])


def test_a_word_finds_its_inflections() -> None:
    assert {row["id"] for row in rows("negotiate")} == {row["id"] for row in rows("negotiation")} != set()


@pytest.mark.parametrize("name", ["Zarif", "Javad", "ZARIF", "ظریف"])
def test_a_person_is_found_by_any_name(name: str) -> None:
    assert {row["speaker"] for row in rows(name)} == {"Mohammad Javad Zarif"}


def test_a_phrase_in_quotation_marks_is_a_phrase() -> None:
    found = rows('"irons in the fire"')
    assert [row["speaker"] for row in found] == ["Emile Hokayem"]
    assert rows('"fire in the irons"') == []


def test_accents_are_folded() -> None:
    assert {row["id"] for row in rows("négotiate")} == {row["id"] for row in rows("negotiate")}
    statement = Statement.objects.published().earliest("pk")
    with one_edit(None, ""):
        statement.context = unicodedata.normalize("NFD", "Said at the Çavuşoğlu talks.")
        statement.save()
    found = [rows(name) for name in ("Çavuşoğlu", unicodedata.normalize("NFD", "Çavuşoğlu"), "cavusoglu")]
    assert found[0] == found[1] == found[2] != []


def test_all_words_must_be_found() -> None:
    both = {row["id"] for row in rows("Aleppo bombing")}
    assert both
    assert both <= {row["id"] for row in rows("Aleppo")} & {row["id"] for row in rows("bombing")}


def test_a_minus_takes_away() -> None:
    everything = {row["id"] for row in rows("Aleppo")}
    without = {row["id"] for row in rows("Aleppo -bombing")}
    assert without == everything - {row["id"] for row in rows("bombing")} != everything


def test_nothing_found_is_said_to_be_nothing() -> None:
    answer = Client().get("/statements.json?q=xylophone").json()
    assert (answer["total"], answer["rows"], answer["pages"]) == (0, [], 1)


def test_the_best_match_comes_first_unless_another_order_is_asked_for() -> None:
    assert "have effect." in rows("effect")[0]["words"]
    days = [row["said_on"] for row in rows("Assad", sort="oldest") if row["said_on"]]
    assert days == sorted(days)
    assert len(set(days)) > 1


def test_days_bound_what_was_said_not_what_was_published() -> None:
    found = rows("", **{"from": "2015-09-09", "to": "2015-09-09"})
    to_the_day = [row for row in found if row["said_precision"] == "day"]
    assert [(row["speaker"], row["published"]) for row in to_the_day] == [("Philip Hammond", "2015-09-19")]


@pytest.mark.parametrize("broken", ['"', '""', "speaker:", "a AND", "(", "[1 TO", "^2", "~", "*", "\\", "title:(a"])
def test_query_syntax_of_other_engines_has_no_meaning_here(broken: str) -> None:
    answer = Client().get("/statements.json", {"q": broken})
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert "at least one word" in answer.json()["errors"]["q"][0]


def test_people_and_venues_are_searched_by_their_names_too() -> None:
    client = Client()
    assert [row["id"] for row in client.get("/people.json?q=Лавров").json()["rows"]] == ["sergei-lavrov"]
    assert [row["id"] for row in client.get("/venues.json?q=Wien").json()["rows"]] == ["vienna"]
