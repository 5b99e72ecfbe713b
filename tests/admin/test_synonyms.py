"""Editors keep the sets of words that mean the same."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import SynonymSet
from tests.admin.forms import submit

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/synonymset/add/"


def add(desk: Client, words: str, name: str = "Islamic State") -> list[str]:
    """Submits the form. Returns the errors that it shows."""
    page = desk.post(ADD, {"name": name, "words": words, "note": ""})
    return [] if page.status_code == 302 else list(page.context["adminform"].form.errors.get("words", []))


def test_a_set_is_kept_and_the_next_search_follows(desk: Client) -> None:
    assert Client().get("/statements.json?q=Daech").json()["total"] == 0
    assert add(desk, "Daech\r\nIslamic State") == []
    assert Client().get("/statements.json?q=Daech").json()["total"] > 0
    one = SynonymSet.objects.get()
    submit(desk, f"/admin/articles/synonymset/{one.pk}/change/", words="Daech\nsomething else")
    assert Client().get("/statements.json?q=Daech").json()["total"] == 0


def test_lines_are_tidied_and_each_word_is_kept_once(desk: Client) -> None:
    add(desk, "  Daech \n\nIslamic   State\ndaech\n")
    assert SynonymSet.objects.get().words.splitlines() == ["Daech", "Islamic State"]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("Daech", "Enter at least two words that mean the same, each on a line of its own."),
        ("Daech\ndaech", "Enter at least two words that mean the same, each on a line of its own."),
        ("Daech\n---", "“---” contains no word."),
        ("Daech\n" + "x" * 81, f"“{'x' * 80} …” is too long: an expression has at most 80 characters."),
        ("\n".join(f"word{n}" for n in range(31)), "Enter at most 30 words."),
    ],
)
def test_what_makes_no_set_is_refused_with_the_reason(desk: Client, words: str, error: str) -> None:
    assert add(desk, words) == [error]
    assert not SynonymSet.objects.exists()


def test_hostile_text_is_refused_or_kept_as_text(desk: Client) -> None:
    assert add(desk, "Daech\x00\nIslamic State") == ["Null characters are not allowed."]
    assert add(desk, '<script>\n"Islamic State"\n\u202eDaech') == []
    page = Client().get("/statements/?q=script").content.decode()
    assert "<script>" not in page.split("</head>")[1]


def test_each_version_is_kept_and_a_deleted_set_can_be_restored(desk: Client) -> None:
    add(desk, "Daech\nIslamic State")
    one = SynonymSet.objects.get()
    submit(desk, f"/admin/articles/synonymset/{one.pk}/change/", words="Daech\nISIS")
    assert [version.words for version in one.history.all()] == ["Daech\nISIS", "Daech\nIslamic State"]
    assert desk.get(f"/admin/articles/synonymset/{one.pk}/history/").status_code == 200
    assert desk.post(f"/admin/articles/synonymset/{one.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not SynonymSet.objects.exists()


def test_who_may_only_look_changes_nothing(onlooker: Client) -> None:
    assert onlooker.get("/admin/articles/synonymset/").status_code == 200
    assert onlooker.get(ADD).status_code == 403
