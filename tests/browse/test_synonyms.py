"""The desk says which words mean the same, and the next search follows."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import SynonymSet
from tests.waiting import until

pytestmark = pytest.mark.django_db


def found(q: str, address: str = "/statements.json") -> set[str]:
    return {row["id"] for row in Client().get(address, {"q": q}).json()["rows"]}


def total(q: str) -> int:
    return int(Client().get("/statements.json", {"q": q}).json()["total"])


@pytest.fixture
def names() -> Any:
    return SynonymSet.objects.create(name="Islamic State", words="ISIS\nDaech\nIslamic State")


def test_a_word_finds_what_means_the_same() -> None:
    everything = found('"Islamic State"')
    assert everything
    assert found("Daech") == set()
    SynonymSet.objects.create(name="Islamic State", words="Daech\nIslamic State")
    assert found("Daech") == everything


def test_every_change_is_followed_at_once(names: SynonymSet) -> None:
    assert found("Daech")
    SynonymSet.objects.filter(pk=names.pk).update(words="ISIS\nDaech")
    assert found("Daech") == found("ISIS")
    names.save()
    assert found("Daech") == found('"Islamic State"') != set()
    names.delete()
    assert found("Daech") == set()


def test_the_articles_and_the_search_over_everything_follow_too(names: SynonymSet) -> None:
    page = Client().get("/search/?q=Daech").content.decode()
    assert "<mark>Islamic State</mark>" in page
    assert "<bdi>Daech</bdi> also finds <bdi>ISIS, Islamic State</bdi>." in page


def test_quotation_marks_search_the_word_alone_and_the_page_links_to_that(names: SynonymSet) -> None:
    assert found('"Daech"') == set()
    page = Client().get("/statements/?q=talks+Daech&sort=oldest").content.decode()
    assert 'href="/statements/?q=talks+%22Daech%22&amp;sort=oldest"' in page
    data = Client().get("/statements.json?q=Daech").json()["synonyms"]
    assert data == [
        {
            "word": "Daech",
            "also": ["ISIS", "Islamic State"],
            "alone_url": "http://testserver/statements.json?q=%22Daech%22",
        }
    ]


def test_excluding_a_word_excludes_what_means_the_same(names: SynonymSet) -> None:
    both = total('Assad "Islamic State"')
    assert total("Assad -Daech") == total("Assad") - both < total("Assad")


def test_a_search_without_synonyms_says_nothing_of_them(names: SynonymSet) -> None:
    assert "also finds" not in Client().get("/statements/?q=Kerry").content.decode()
    assert Client().get("/statements.json?q=Kerry").json()["synonyms"] == []


def test_the_sets_are_read_once_for_each_state_of_the_index() -> None:
    readers = count()

    def are_not_read() -> bool:
        with CaptureQueriesContext(connection) as captured:
            Client().get(f"/statements/?q=Daech&reader={next(readers)}")
        return not [query for query in captured if "synonymset" in query["sql"]]

    assert until(are_not_read)  # as soon as the index has finished what it does after an update


def test_the_sets_that_searches_start_with_can_be_loaded_again_and_again() -> None:
    for _ in range(2):
        call_command("loaddata", "synonyms", verbosity=0)
    assert found("ISIL") == found('"Islamic State"') != set()
    for each in SynonymSet.objects.all():
        before = each.words
        each.full_clean()
        assert each.words == before
