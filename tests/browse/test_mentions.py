"""The page of a person shows where they are named, and what others said of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from articles.browse.mentions import mentions_of
from articles.models import Article, Person, Statement
from articles.nouns import snapshot
from tests.archive import add_article

pytestmark = pytest.mark.django_db


def page_of(person: str) -> str:
    return Client().get(f"/people/{person}/").content.decode()


def mentions(person: str) -> Any:
    return mentions_of(Person.objects.get(slug=person), snapshot())


def test_somebody_who_is_named_and_not_quoted_has_their_articles_and_what_others_said_of_them() -> None:
    page = page_of("bashar-al-assad")
    assert Statement.objects.filter(speaker__slug="bashar-al-assad").count() == 0
    assert "There is nothing here yet" not in page
    assert 'id="listing"' not in page
    for article in Article.objects.filter(people__slug="bashar-al-assad"):
        assert article.get_absolute_url() in page
    assert "John Kerry" in page


def test_the_article_link_shows_as_many_as_it_says() -> None:
    found = mentions("bashar-al-assad")
    assert found.total == Client().get(f"/articles.json{found.articles_query}").json()["total"] == 5
    assert len(found.articles) == 5


def test_the_link_to_one_article_does_not_speak_of_all() -> None:
    article = add_article("only")
    page = page_of("speaker-of-only")
    assert article.get_absolute_url() in page
    assert re.search(r'href="/articles/\?person=speaker-of-only">\s*This article in the list\s*</a>', page)


def test_each_speaker_is_counted_as_often_as_the_list_shows_and_the_person_is_left_out() -> None:
    for person in ("bashar-al-assad", "john-kerry"):
        found = mentions(person)
        assert found.speakers
        for speaker in found.speakers:
            answer = Client().get(f"/statements.json{speaker.query}").json()
            assert answer["total"] == speaker.statements
            assert {row["speaker"] for row in answer["rows"]} == {speaker.name}
        assert Person.objects.get(slug=person).name not in {speaker.name for speaker in found.speakers}


def test_somebody_who_is_quoted_keeps_the_list_of_their_statements() -> None:
    page = page_of("john-kerry")
    assert 'id="listing"' in page
    assert page.index('id="listing"') < page.index("Articles that quote or name them")


def test_a_wrong_filter_on_the_page_of_somebody_not_quoted_is_still_told() -> None:
    answer = Client().get("/people/bashar-al-assad/?year=soon")
    assert answer.status_code == 400
    assert "is not a year" in re.sub(r"<[^>]*>", "", answer.content.decode())


@pytest.mark.parametrize("sort_name", ['"', "-", "Two Words, Of", "<b>", ", "])
def test_no_sort_name_breaks_the_page(sort_name: str) -> None:
    Person.objects.filter(slug="bashar-al-assad").update(sort_name=sort_name)
    assert Client().get("/people/bashar-al-assad/").status_code == 200
