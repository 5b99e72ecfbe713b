from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article, Organisation, Party, Person, Role, Round, Statement, Utterance, Venue
from tests.checks.conftest import DAY, MADE_UP, check_record, checks_of

pytestmark = pytest.mark.django_db

Say = Callable[..., Statement]
Write = Callable[..., Article]
TOMORROW = timezone.localdate() + datetime.timedelta(days=1)


def test_nothing_is_found_in_a_right_statement(say: Say, envoy: Role) -> None:
    assert checks_of(say(role=envoy)) == []


@pytest.mark.parametrize(
    ("facts", "check"),
    [
        ({"said_on": datetime.date(1999, 12, 31)}, "said-beyond-the-calendar"),
        ({"said_on": None, "said_precision": "month", "uncertain_date": "Open."}, "said-precision-without-date"),
        ({"words": f"“{MADE_UP}”"}, "words-in-quotation-marks"),
        ({"words": f"«{MADE_UP}»"}, "words-in-quotation-marks"),
        ({"words": f'"{MADE_UP}"'}, "words-in-quotation-marks"),
        ({"said_on": datetime.date(2015, 5, 2)}, "said-after-published"),
        ({"said_on": datetime.date(2015, 4, 2), "said_precision": "month"}, "said-more-than-its-precision"),
        ({"said_on": datetime.date(2015, 4, 1), "said_precision": "year"}, "said-more-than-its-precision"),
        ({"said_on": None}, "no-date-and-no-reason"),
        ({"attribution": ""}, "no-attribution"),
        ({"words": "Never."}, "quotation-of-one-word"),
    ],
)
def test_one_wrong_fact_is_found(say: Say, facts: dict[str, Any], check: str) -> None:
    assert checks_of(say(**facts)) == [check]


@pytest.mark.parametrize(
    "facts",
    [
        {"words": "“Never,” said one of us, and others said “never”"},
        {"words": "It is 'never' again"},
        {"said_on": datetime.date(2015, 5, 1), "said_precision": "month"},
        {"said_on": None, "uncertain_date": "The article gives no day."},
        {"kind": "paraphrase", "words": "", "paraphrase": "The envoy would wait and see.", "attribution": ""},
        {"kind": "partial", "words": "Never", "paraphrase": "The envoy would not wait."},
    ],
)
def test_what_looks_wrong_and_is_right_is_not_found(say: Say, facts: dict[str, Any]) -> None:
    assert checks_of(say(**facts)) == []


def test_a_day_in_the_future_is_an_error_that_says_the_day(say: Say) -> None:
    statement = say(said_on=TOMORROW)
    (error,) = [found for found in check_record("--errors-only") if found["record"] == statement.uid]
    assert (error["severity"], error["field"]) == ("error", "said_on")
    assert str(TOMORROW.year) in error["sentence"]


def test_a_role_is_held_on_the_day_even_if_only_the_month_is_known(say: Say, envoy: Role, write: Write) -> None:
    article = write()
    before = {"said_on": datetime.date(2014, 2, 27), "role": envoy}
    assert checks_of(say(article, **before)) == ["role-not-held"]
    Statement.objects.all().filter(article=article).delete()
    began = {"said_on": datetime.date(2014, 3, 1), "said_precision": "month", "role": envoy}
    assert checks_of(say(article, **began)) == []
    envoy.ended, envoy.ended_precision = datetime.date(2015, 1, 1), "year"
    envoy.save()
    assert checks_of(say(role=envoy)) == []
    envoy.ended_precision = "month"
    envoy.save()
    assert checks_of(say(words="Another remark of the same envoy", role=envoy)) == ["role-not-held"]


def test_what_was_said_in_the_month_of_publication_may_come_before_it(say: Say, write: Write) -> None:
    article = write(published=datetime.date(2015, 5, 1), published_precision="month")
    assert checks_of(say(article, said_on=datetime.date(2015, 5, 31))) == []
    assert checks_of(say(article, words="Later", kind="partial", said_on=datetime.date(2015, 6, 1))) == [
        "said-after-published"
    ]


def test_a_round_is_far_from_a_day_more_than_a_year_away(say: Say) -> None:
    held = Round.objects.create(slug="zenda-i", name="Zenda I", started=datetime.date(2013, 1, 22))
    assert checks_of(say(round=held)) == []  # a round without an end goes on
    held.ended = datetime.date(2014, 4, 29)
    held.save()
    assert checks_of(say(words="A remark about that round", round=held)) == ["round-far-from-day"]
    held.ended = datetime.date(2014, 5, 2)
    held.save()
    assert checks_of(say(words="Another remark of that kind", round=held)) == []


def test_at_a_short_round_people_speak_where_it_is_held(say: Say) -> None:
    zenda, strelsau = (
        Venue.objects.create(slug=name.lower(), name=name, latitude="48.10", longitude="13.20")
        for name in ("Zenda", "Strelsau")
    )
    held = Round.objects.create(slug="zenda-i", name="Zenda I", started=DAY, ended=DAY + datetime.timedelta(days=2))
    held.venues.add(zenda)
    assert checks_of(say(round=held, venue=zenda)) == []
    assert checks_of(say(words="Said far away", round=held, venue=strelsau)) == ["not-at-place-of-round"]
    held.ended = DAY + datetime.timedelta(days=30)
    held.save()
    assert checks_of(say(words="Said in a recess", round=held, venue=strelsau)) == []


def test_the_same_words_twice_in_an_article_are_one_warning_for_both(say: Say, write: Write) -> None:
    article = write()
    say(article)
    say(article, words=f"{MADE_UP.upper()}!")
    assert [found["check"] for found in check_record() if found["noun"] == "statement"].count(
        "said-twice-in-article"
    ) == 1


def test_the_same_words_of_two_speakers_are_no_repetition(say: Say, write: Write) -> None:
    article = write()
    say(article)
    other = say(article, speaker=None, attribution="another envoy")
    assert "said-twice-in-article" not in checks_of(other)


NEARLY = "We shall see whether the guns will fall silent by Sunday."


def test_nearly_the_same_words_in_another_article_ask_for_an_utterance(say: Say, ada: Person) -> None:
    first, second = say(), say(words=NEARLY, said_on=DAY - datetime.timedelta(days=1))
    found = [one for one in check_record() if one["check"] == "near-equal-words"]
    assert len(found) == 1
    assert {found[0]["record"]} < {first.uid, second.uid}
    shared = Utterance.objects.create(slug="ada-quill-guns", summary="Ada Quill on the guns")
    Statement.objects.filter(pk__in=[first.pk, second.pk]).update(utterance=shared)
    assert not [one for one in check_record() if one["check"] == "near-equal-words"]


@pytest.mark.parametrize(
    "facts",
    [
        {"words": "We shall see whether the envoys come back to the table in autumn"},
        {"said_on": datetime.date(2015, 4, 1)},
        {"speaker": None, "attribution": "another envoy"},
        {
            "kind": "partial",
            "words": "fall silent by Sunday",
            "paraphrase": "The guns would, in the words of the envoy.",
        },
    ],
)
def test_other_words_days_and_speakers_are_other_remarks(say: Say, facts: dict[str, Any]) -> None:
    say()
    say(**facts)
    assert not [one for one in check_record() if one["check"] == "near-equal-words"]


def test_a_party_contradicts_that_of_the_role_or_else_of_the_organisation(say: Say, envoy: Role) -> None:
    ours, theirs = (Party.objects.create(slug=name, name=name.title()) for name in ("ruritania", "strelsau"))
    council = Organisation.objects.create(slug="council", name="Council", party=ours)
    assert checks_of(say(speaker=None, organisation=council, party=theirs)) == ["party-contradicts-role"]
    assert checks_of(say(speaker=None, organisation=council, party=ours)) == []
    assert checks_of(say(words="A remark in office", role=envoy, party=theirs)) == []  # the role has no party
    envoy.party = ours
    envoy.save()
    assert checks_of(say(words="Another remark in office", role=envoy, party=theirs)) == ["party-contradicts-role"]


def test_a_speaker_is_among_the_people_of_the_article(say: Say, write: Write) -> None:
    article = write()
    article.people.clear()
    assert checks_of(say(article)) == ["speaker-not-among-people"]


def test_two_statements_of_an_article_have_two_orders(say: Say, write: Write) -> None:
    article = write()
    say(article, order=1)
    say(article, order=1, words="Something else altogether")
    assert [found["check"] for found in check_record() if found["noun"] == "statement"].count("equal-orders") == 1
