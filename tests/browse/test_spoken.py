"""The page of a person leads with what they said: in a sentence, a statement, and a table of topics by years."""

from __future__ import annotations

import datetime
import html
import re

import pytest
from django.test import Client

from articles.browse.spoken import FEWEST_STATEMENTS, TOPICS_SHOWN, Spoken, spoken_by
from articles.models import Person, Statement, Topic
from articles.nouns import snapshot
from tests.archive import add_article

pytestmark = pytest.mark.django_db


def spoken(person: str) -> Spoken:
    found = spoken_by(Person.objects.get(slug=person), snapshot())
    assert found
    return found


def page_of(person: str) -> str:
    return Client().get(f"/people/{person}/").content.decode()


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def listed(query: str) -> int:
    answer = Client().get(f"/statements.json{query}").json()
    return answer["total"]


def of_kerry() -> list[Statement]:
    return list(Statement.objects.filter(speaker__slug="john-kerry").order_by("pk"))


@pytest.mark.django_db(transaction=True)
def test_each_number_of_the_table_is_that_of_the_list_behind_it() -> None:
    kerry = of_kerry()
    kerry[0].topics.clear()
    Statement.objects.filter(pk__in=[kerry[0].pk, kerry[1].pk]).update(said_on=None)
    table = spoken("john-kerry").table
    assert table
    assert [year.label for year in table.years][-1] == "No date"
    assert table.rows[-1].topic.label == "no topic"
    for year in table.years:
        assert year.number == listed(year.query)
    for topic, cells in table.rows:
        assert topic.number == listed(topic.query) == sum(cell.number for cell in cells)
        for cell in cells:
            assert cell.number == listed(cell.query)
            assert bool(cell.shade) == bool(cell.number)
    assert sum(year.number for year in table.years) == len(kerry)


def test_the_page_links_every_number_that_is_not_zero() -> None:
    table, page = spoken("john-kerry").table, page_of("john-kerry")
    assert table
    for _topic, cells in table.rows:
        for cell in cells:
            assert (f'href="/statements/{cell.query.replace("&", "&amp;")}"' in page) == bool(cell.number)


def test_the_deepest_shade_is_that_of_the_largest_number() -> None:
    table = spoken("john-kerry").table
    assert table
    cells = [cell for row in table.rows for cell in row.cells if cell.number]
    by_number = sorted(cells, key=lambda cell: cell.number)
    assert [cell.shade for cell in by_number] == sorted(cell.shade for cell in by_number)
    assert by_number[-1].shade == 4
    assert by_number[0].shade >= 1


def test_years_without_a_statement_have_a_column_unless_they_are_many() -> None:
    kerry = of_kerry()
    Statement.objects.filter(speaker__slug="john-kerry").update(said_on=datetime.date(2015, 1, 1))
    Statement.objects.filter(pk=kerry[0].pk).update(said_on=datetime.date(2012, 1, 1))
    table = spoken("john-kerry").table
    assert table
    assert [year.label for year in table.years] == ["2012", "2013", "2014", "2015"]
    Statement.objects.filter(pk=kerry[0].pk).update(said_on=datetime.date(1912, 1, 1))
    table = spoken("john-kerry").table
    assert table
    assert [year.label for year in table.years] == ["1912", "2015"]


def test_the_most_frequent_topics_are_shown_and_the_others_are_a_link_away() -> None:
    for number in range(TOPICS_SHOWN + 3):
        topic = Topic.objects.create(slug=f"topic-{number}", name=f"Topic {number}")
        of_kerry()[0].topics.add(topic)
    table, page = spoken("john-kerry").table, page_of("john-kerry")
    assert table
    assert len(table.rows) == TOPICS_SHOWN
    numbers = [row.topic.number for row in table.rows]
    assert numbers == sorted(numbers, reverse=True)
    [link] = re.findall(r'href="([^"]*)">All topics with their numbers', page)
    assert link == "/statements/facets/topic/?speaker=john-kerry"
    assert Client().get(link).status_code == 200


def test_with_few_topics_nothing_leads_to_others() -> None:
    for statement in of_kerry():
        statement.topics.set(Topic.objects.order_by("pk")[:1])
    assert "All topics with their numbers" not in page_of("john-kerry")


def test_a_sentence_says_how_often_when_and_mostly_about_what() -> None:
    kerry = of_kerry()
    Statement.objects.filter(speaker__slug="john-kerry").update(said_on=datetime.date(2015, 3, 1))
    Statement.objects.filter(pk=kerry[0].pk).update(said_on=None)
    Statement.objects.filter(pk=kerry[1].pk).update(said_on=datetime.date(2013, 3, 1))
    found, text = spoken("john-kerry"), text_of(page_of("john-kerry"))
    assert (found.first, found.last) == (2013, 2015)
    topic = found.main_topic
    assert topic
    assert f"{len(kerry)} statements from {found.first} to {found.last}, in {found.articles} articles." in text
    assert "The date of 1 statement is not known." in text
    assert f"Most often about {topic.label} ({topic.number})." in text


@pytest.mark.parametrize(
    ("said_on", "sentence"),
    [
        (datetime.date(2016, 1, 31), "1 statement from 2016, in 1 article."),
        (None, "1 statement, in 1 article. The date of 1 statement is not known."),
    ],
)
def test_the_sentence_holds_for_a_single_statement(said_on: datetime.date | None, sentence: str) -> None:
    add_article("one")
    Statement.objects.filter(speaker__slug="speaker-of-one").update(said_on=said_on)
    assert sentence in text_of(page_of("speaker-of-one"))


def test_the_latest_statement_stands_before_the_table_and_the_table_before_the_list() -> None:
    page = page_of("john-kerry")
    listing = page.index('id="listing"')
    first = re.search(r'id="statement-(\w+)"', page[listing:])
    assert first
    parts = ["<h1", 'class="spoken"', f'href="/statements/{first[1]}/"', 'id="topics-by-year"', 'id="roles"']
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert places[-1] < listing < page.index('id="beside"')


def test_who_said_little_has_the_list_at_once_and_no_table() -> None:
    few = add_article("few")
    speaker = Person.objects.get(slug="speaker-of-few")
    for number in range(FEWEST_STATEMENTS - 2):
        Statement.objects.create(article=few, kind="paraphrase", paraphrase=f"Number {number}.", speaker=speaker)
    page = page_of("speaker-of-few")
    assert 'id="topics-by-year"' not in page
    assert 'id="latest"' not in page
    assert page.count('id="statement-') == FEWEST_STATEMENTS - 1
    Statement.objects.create(article=few, kind="paraphrase", paraphrase="One more.", speaker=speaker)
    assert 'id="topics-by-year"' in page_of("speaker-of-few")
