"""The fields of the article itself."""

from __future__ import annotations

import datetime

import pytest

from articles.intake.proposing import article_of
from articles.models import Person, Source
from tests.intake.proposing.conftest import Handed


def test_a_known_outlet_is_found_by_its_host(handed: Handed) -> None:
    facts = article_of(handed("Nothing.", address="https://www.latimes.com/world/story.html"))
    assert facts.outlet is not None
    assert (facts.outlet.value.name, facts.outlet.rule, facts.new_outlet) == ("Los Angeles Times", "known-host", "")


def test_an_outlet_that_is_not_known_is_a_new_one(handed: Handed) -> None:
    facts = article_of(handed("Nothing.", address="https://news.example.org/1", outlet="The Example"))
    assert (facts.outlet, facts.new_outlet) == (None, "The Example")
    assert article_of(handed("Nothing.", address="https://news.example.org/1")).new_outlet == "news.example.org"


def test_authors_who_are_named_at_one_place_wrote_it_together(handed: Handed) -> None:
    source = handed("Nothing.")
    names = (("Anne Barnard", "json-ld"), ("Hwaida Saad", "json-ld"), ("A. Barnard", "byline"))
    source.facts["author"] = [{"value": name, "where": where} for name, where in names]
    assert article_of(source).author == "Anne Barnard, Hwaida Saad"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("VIENNA, AUSTRIA (NOVEMBER 14, 2015) (REUTERS) – The talks went on.",),
        ("VIENNA (Reuters) — The talks went on.",),
        ("The talks went on.", "REUTERS"),
    ],
)
def test_the_agency_is_read_from_its_credit(handed: Handed, paragraphs: tuple[str, ...]) -> None:
    facts = article_of(handed(*paragraphs, published=""))
    assert facts.agency is not None
    assert facts.agency.value.name == "Reuters"


def test_the_day_is_stated_by_the_page_the_dateline_or_the_address_and_else_open(handed: Handed) -> None:
    def day(source: Source) -> datetime.date | None:
        facts = article_of(source)
        return facts.published.value.day if facts.published else None

    assert day(handed("Nothing.", published="2015-01-14T10:00:00Z")) == datetime.date(2015, 1, 14)
    assert day(handed("VIENNA, AUSTRIA (NOVEMBER 14, 2015) (REUTERS) – Talks.", published="")) == datetime.date(
        2015, 11, 14
    )
    dated = handed("Nothing.", published="", address="https://example.org/2015/01/16/talks/")
    assert day(dated) == datetime.date(2015, 1, 16)
    assert day(handed("The talks begin on 2 March 2015.", published="")) is None


def test_people_places_and_rounds_are_those_that_the_text_names(handed: Handed) -> None:
    facts = article_of(handed("John Kerry met Sergei Lavrov in Montreux before Geneva II.", published="2014-01-20"))
    people = Person.objects.filter(pk__in=[finding.value for finding in facts.people])
    assert {person.slug for person in people} == {"john-kerry", "sergei-lavrov"}
    assert "montreux" in {finding.value.slug for finding in facts.venues}
    assert facts.rounds[0].value.slug == "geneva-ii"


def test_the_language_is_stated_or_told_by_its_common_words(handed: Handed) -> None:
    stated = article_of(handed("Nothing.", language="ar")).language
    told = article_of(handed("The delegations came to the hall in the morning and left it at once.")).language
    assert [stated and stated.value, told and told.value] == ["ar", "en"]
    assert article_of(handed("Die Delegationen kamen am Morgen und gingen sofort.")).language is None
