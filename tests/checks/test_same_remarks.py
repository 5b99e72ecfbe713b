"""Statements that may report one remark are proposed, and what was decided is never proposed again."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.checks import propose_for, same_remarks
from articles.checks.same_remarks import Basis
from articles.models import Organisation, Person, RecordWarning, Statement, Utterance, UtteranceProposal
from tests.checks.conftest import DAY, MADE_UP, check_record

pytestmark = pytest.mark.django_db

Say = Callable[..., Statement]
OURS = "Ada Quill would wait for a week to see whether the guns fell silent."
SENSE = {"kind": "paraphrase", "words": "", "paraphrase": OURS}
ALIKE = {**SENSE, "paraphrase": "Whether the guns fell silent, Ada Quill would wait a week to see."}


def proposed() -> dict[tuple[int, int], str]:
    """What the command proposes and nobody has decided: the pair and why."""
    call_command("propose_utterances", stdout=StringIO())
    return {(each.first_id, each.second_id): each.basis for each in UtteranceProposal.objects.undecided()}


def test_nearly_equal_quotations_of_two_articles_are_proposed_once(say: Say) -> None:
    first, second = say(), say(words=MADE_UP.replace("silent", "quiet"), said_on=DAY - datetime.timedelta(days=2))
    assert proposed() == {(first.pk, second.pk): Basis.WORDS}
    assert proposed() == {(first.pk, second.pk): Basis.WORDS}


def test_an_equal_stretch_of_two_quotations_is_enough(say: Say) -> None:
    first = say()
    second = say(
        words="What I said was this, and it stands: whether the guns fall silent by Sunday, no sooner and no later"
    )
    assert proposed() == {(first.pk, second.pk): Basis.STRETCH}


def test_similar_paraphrases_are_proposed(say: Say) -> None:
    first, second = say(**SENSE), say(**ALIKE)
    assert proposed() == {(first.pk, second.pk): Basis.SENSE}


def test_an_organisation_is_a_speaker_too(say: Say) -> None:
    council = Organisation.objects.create(slug="council", name="Council")
    first, second = (say(speaker=None, organisation=council, **facts) for facts in (SENSE, ALIKE))
    assert proposed() == {(first.pk, second.pk): Basis.SENSE}


@pytest.mark.parametrize(
    "facts",
    [
        {"said_on": DAY - datetime.timedelta(days=4)},
        {"said_on": None},
        {"said_precision": "month"},
        {"words": "Nobody has asked the envoys yet, and nobody will"},
        {"speaker": None, "attribution": "another envoy"},
    ],
)
def test_other_days_words_and_speakers_are_not_proposed(say: Say, facts: dict[str, Any]) -> None:
    say()
    say(**facts)
    assert proposed() == {}


def test_two_passages_of_one_article_are_not_proposed(say: Say, write: Callable[..., Any]) -> None:
    article = write()
    say(article)
    say(article)
    assert proposed() == {}


def test_statements_with_utterances_of_their_own_are_not_proposed(say: Say) -> None:
    ours, theirs = (Utterance.objects.create(slug=slug, summary=slug) for slug in ("ours", "theirs"))
    first, second = say(utterance=ours), say(utterance=theirs)
    assert proposed() == {}
    Statement.objects.filter(pk=second.pk).update(utterance=None)
    assert proposed() == {(first.pk, second.pk): Basis.WORDS}


def test_a_proposal_that_is_no_longer_found_goes_and_a_decision_stays(say: Say) -> None:
    first, second, third = say(), say(), say()
    assert len(proposed()) == 3
    UtteranceProposal.objects.filter(first=first, second=second).update(decision="refused")
    assert set(proposed()) == {(first.pk, third.pk), (second.pk, third.pk)}
    Statement.objects.filter(pk__in=[second.pk, third.pk]).update(
        words="All this is taken back, every single word of it"
    )
    assert proposed() == {(second.pk, third.pk): Basis.WORDS}
    assert UtteranceProposal.objects.get(first=first, second=second).decision == "refused"


def test_what_was_answered_as_a_warning_is_not_proposed(say: Say) -> None:
    say()
    say()
    check_record()
    assert RecordWarning.objects.filter(check_name="near-equal-words").update(reason="He said it twice.") == 1
    assert proposed() == {}


def test_a_batch_takes_the_same_queries_whatever_its_size(say: Say, ada: Person) -> None:
    def queries(keys: list[int]) -> int:
        with CaptureQueriesContext(connection) as captured:
            propose_for(keys)
        return len(captured)

    few = [say(speaker=ada).pk for _ in range(2)]
    assert queries(few) == 5
    assert queries([*few, *(say(speaker=ada).pk for _ in range(10))]) == 5


def test_each_statement_is_compared_with_a_limited_number(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_remarks, "MOST_COMPARED", 1)
    for _ in range(5):
        say()
    assert len(proposed()) <= 5
