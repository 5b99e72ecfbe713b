"""Two to four people or parties side by side."""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.browse.compare import Comparison, compare
from articles.models import Article, Precision, Statement
from articles.nouns import snapshot
from tests.browse.pages import page_of, text_of

pytestmark = pytest.mark.django_db

BOTH = "/compare/?person=john-kerry&person=philip-hammond"


def compared(query: str) -> Comparison:
    return compare(QueryDict(query), snapshot())


def total(query: str) -> int:
    return int(Client().get(f"/statements.json{query}").json()["total"])


def test_each_subject_has_its_number_of_statements_and_the_list_of_them() -> None:
    comparison = compared("person=john-kerry&person=philip-hammond&from=2015-01-01")
    assert [subject.label for subject in comparison.subjects] == ["John Kerry", "Philip Hammond"]
    for subject in comparison.subjects:
        assert subject.statements == total(subject.query) > 0
    assert comparison.subjects[0].query == "?speaker=john-kerry&from=2015-01-01"
    page = page_of(f"{BOTH}&from=2015-01-01")
    assert 'href="/people/philip-hammond/"' in page
    assert 'href="/statements/?speaker=john-kerry&amp;from=2015-01-01"' in page


def test_topics_that_all_speak_of_come_first() -> None:
    topics = compared("person=john-kerry&person=philip-hammond").topics
    holders = [sum(count > 0 for count, _query in topic.counts) for topic in topics]
    assert holders == sorted(holders, reverse=True)
    assert {1, 2} <= set(holders)


@pytest.mark.parametrize("narrowed", ["", "&topic=ceasefire", "&topic=-ceasefire"])
def test_each_number_of_a_topic_is_that_of_the_list_behind_it(narrowed: str) -> None:
    topics = compared(f"person=john-kerry&person=philip-hammond{narrowed}").topics
    assert topics
    for topic in topics:
        for count, query in topic.counts:
            assert count == total(query), topic.label


def test_statements_stand_in_the_row_of_their_month_in_chronological_order() -> None:
    comparison = compared("person=john-kerry&person=philip-hammond")
    shown = [[], []]  # type: ignore[var-annotated]
    for month in comparison.months:
        for number, cell in enumerate(month.cells):
            shown[number] += [card.uid for card in cell or []]
            assert all(card.said.endswith(month.label) for card in cell or [] if card.said), month.label
    for subject, uids in zip(comparison.subjects, shown, strict=True):
        rows = Client().get(f"/statements.json?speaker={subject.slug}&rows=100").json()["rows"]
        assert sorted(uids) == sorted(row["id"] for row in rows)
    assert comparison.months[-1].label == "Day not known"
    named = [month.label for month in comparison.months[:-1]]
    assert named == sorted(named, key=lambda name: datetime.datetime.strptime(name, "%B %Y"))


def test_a_year_without_a_month_is_a_row_of_its_own_before_its_months() -> None:
    Statement.objects.filter(uid="x9a2tx5a2r").update(said_on=datetime.date(2015, 1, 1), said_precision=Precision.YEAR)
    labels = [month.label for month in compared("person=john-kerry&person=philip-hammond").months]
    assert labels.index("2015") < labels.index("September 2015")


def test_with_more_statements_than_are_shown_an_earlier_month_is_not_said_to_be_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("articles.browse.compare.MOST_STATEMENTS", 2)
    Statement.objects.filter(uid="37hxs8x48n").update(said_on=datetime.date(2013, 5, 1))
    Statement.objects.filter(speaker__slug="philip-hammond").exclude(uid__in=("37hxs8x48n", "rnbmcn8jaa")).delete()
    comparison = compared("person=john-kerry&person=philip-hammond")
    assert comparison.subjects[0].shown == 2 < comparison.subjects[0].statements
    first = comparison.months[0]
    assert first.label == "May 2013"
    assert first.cells[0] is None
    assert [card.uid for card in first.cells[1] or []] == ["37hxs8x48n"]
    assert "Earlier than the statements shown" in page_of(BOTH)
    assert "the latest 2 below" in text_of(page_of(BOTH))


def test_parties_are_compared_too_and_people_may_be_narrowed_to_a_party() -> None:
    parties = compared("party=russia&party=united-states&topic=assads-future")
    assert [subject.label for subject in parties.subjects] == ["Russia", "United States"]
    assert [subject.statements for subject in parties.subjects] == [
        total("?party=russia&topic=assads-future"),
        total("?party=united-states&topic=assads-future"),
    ]
    people = compared("person=john-kerry&person=philip-hammond&party=united-states")
    assert people.subjects[1].statements == 0
    assert [chip.words for chip in people.chips] == ["United States"]
    assert people.chips[0].query == "?person=john-kerry&person=philip-hammond"


def test_somebody_is_found_by_name_and_added_with_the_filters_kept() -> None:
    page = page_of("/compare/?person=john-kerry&topic=assads-future&find=hamond")
    assert "Nobody who is quoted is called “hamond”." in text_of(page)
    page = page_of("/compare/?person=john-kerry&topic=assads-future&find=hammond")
    assert re.search(r"Add Philip Hammond \(\d+\)", text_of(page))
    added = "/compare/?person=john-kerry&amp;person=philip-hammond&amp;topic=assads-future"
    assert f'href="{added}"' in page
    assert "Compared: John Kerry, Philip Hammond, Assad's future" in unescape(page_of(unescape(added)))


def test_clearing_the_filters_keeps_who_is_compared() -> None:
    page = page_of(f"{BOTH}&topic=assads-future&from=2015-01-01")
    assert '<a class="chips-clear" href="/compare/?person=john-kerry&amp;person=philip-hammond">' in page


def test_whoever_is_compared_can_be_removed() -> None:
    comparison = compared("person=john-kerry&person=philip-hammond&topic=assads-future")
    assert [subject.without for subject in comparison.subjects] == [
        "?person=philip-hammond&topic=assads-future",
        "?person=john-kerry&topic=assads-future",
    ]


def test_four_are_enough() -> None:
    people = "&".join(f"person={slug}" for slug in ("john-kerry", "marie-harf", "philip-hammond", "sergei-lavrov"))
    assert "Name of a person" not in page_of(f"/compare/?{people}")
    answer = Client().get(f"/compare/?{people}&person=adel-al-jubeir")
    assert answer.status_code == 400
    assert "Choose at most 4 values." in text_of(answer.content.decode())


def test_whoever_is_compared_already_is_not_offered_again() -> None:
    assert '<option value="united-states">' not in page_of("/compare/?party=united-states")
    assert "Add John Kerry" in page_of("/compare/?person=philip-hammond&find=kerry")
    assert "Add John Kerry" not in page_of("/compare/?person=john-kerry&find=kerry")


def test_the_page_without_anybody_offers_people_and_parties() -> None:
    page = page_of("/compare/")
    assert "Name of a person" in page
    assert '<option value="united-states">' in page
    assert "<table" not in page
    assert 'content="noindex"' in page


@pytest.mark.parametrize(
    "query",
    [
        "person=nobody&person=john-kerry",
        "person=-john-kerry&person=marie-harf",
        "person=~none&person=marie-harf",
        "person=john-kerry&speaker=marie-harf",
        "person=john-kerry&person=marie-harf&from=yesterday",
        "person=john-kerry&find=!!!",
        "party=nobody",
    ],
)
def test_what_cannot_be_compared_is_answered_with_the_reason(query: str) -> None:
    answer = Client().get(f"/compare/?{query}")
    assert answer.status_code == 400
    assert "This page cannot be shown" in answer.content.decode()


def test_a_form_in_which_nothing_is_chosen_chooses_nothing() -> None:
    assert compared("person=john-kerry&topic=&question=").selection.query == "?person=john-kerry"


def test_drafts_are_not_compared() -> None:
    Article.objects.filter(statements__speaker__slug="philip-hammond").update(status=Article.Status.DRAFT)
    assert Client().get(BOTH).status_code == 400


def test_the_number_of_queries_is_the_same_for_two_and_for_four() -> None:
    def queries(people: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            compare(QueryDict(people), now)
        return len(captured)

    now = snapshot()
    two = "person=john-kerry&person=philip-hammond"
    compare(QueryDict(two), now)  # reads the labels
    assert queries(two) == queries(f"{two}&person=marie-harf&person=sergei-lavrov") == 2
