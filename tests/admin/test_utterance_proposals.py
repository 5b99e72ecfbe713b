"""Editors decide whether two statements report one remark, in a list that works without a script."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.checks import check_everything
from articles.models import Article, Person, RecordWarning, Statement, Utterance, UtteranceProposal
from tests.admin.forms import messages, submit

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/utteranceproposal/"
WORDS = "We shall see whether the guns fall silent by Sunday"
Pair = tuple[Statement, Statement]


@pytest.fixture
def report(write: Callable[..., Article], quote: Callable[..., Statement], ada: Person) -> Callable[..., Statement]:
    def report(slug: str, words: str = WORDS, **facts: Any) -> Statement:
        day = {"said_on": datetime.date(2015, 4, 30), "attribution": "the envoy"}
        return quote(write(slug), words, **{"speaker": ada, **day, **facts})

    return report


@pytest.fixture
def pair(report: Callable[..., Statement]) -> Pair:
    found = report("one"), report("two")
    call_command("propose_utterances", verbosity=0)
    list(check_everything())  # stores the warning about the same two
    return found


def decide(client: Client, decision: str, **more: str) -> Any:
    proposal = UtteranceProposal.objects.get()
    return client.post(LIST, {"proposal": proposal.pk, "decision": decision, **more}, follow=True)


def test_a_saved_article_is_compared_with_the_others(desk: Client, report: Callable[..., Statement]) -> None:
    report("one")
    article = report("two").article
    assert not UtteranceProposal.objects.exists()
    submit(desk, f"/admin/articles/article/{article.pk}/change/", summary="Seen")
    assert UtteranceProposal.objects.count() == 1
    assert f'<a href="{LIST}">Statements that may be one remark</a>\n    1</li>' in desk.get("/admin/").text


def test_so_is_a_saved_statement(desk: Client, report: Callable[..., Statement]) -> None:
    report("one")
    statement = report("two")
    submit(desk, f"/admin/articles/statement/{statement.pk}/change/", context="Seen")
    assert UtteranceProposal.objects.count() == 1


def test_both_wordings_are_shown_with_their_articles(desk: Client, pair: Pair) -> None:
    page = desk.get(LIST).text
    assert page.count(WORDS) >= 2
    for statement in pair:
        assert f'href="/admin/articles/statement/{statement.pk}/change/"' in page


def test_accepting_gives_both_a_new_utterance_with_the_typed_summary(desk: Client, pair: Pair) -> None:
    decide(desk, "accept", summary="Ada Quill on the guns")
    utterance = Utterance.objects.get(slug="ada-quill-on-the-guns")
    assert set(utterance.statements.all()) == set(pair)
    proposal = UtteranceProposal.objects.get()
    assert (proposal.decision, proposal.decided_by and proposal.decided_by.username) == ("accepted", "nadia")
    assert not RecordWarning.objects.filter(check_name="near-equal-words").exists()
    assert "There is nothing to decide" in desk.get(LIST).text


def test_accepting_gives_the_other_the_utterance_that_one_has(desk: Client, pair: Pair) -> None:
    utterance = Utterance.objects.create(slug="guns", summary="Guns")
    Statement.objects.filter(pk=pair[1].pk).update(utterance=utterance)
    decide(desk, "accept")
    assert set(utterance.statements.all()) == set(pair)


def test_a_new_utterance_needs_a_summary(desk: Client, pair: Pair) -> None:
    answer = decide(desk, "accept", summary=" ")
    assert messages(answer) == ["Say in the summary who said what, when and where."]
    assert UtteranceProposal.objects.undecided().exists()


def test_two_utterances_are_not_made_one(desk: Client, pair: Pair) -> None:
    for statement, slug in zip(pair, ("one", "two"), strict=True):
        Statement.objects.filter(pk=statement.pk).update(utterance=Utterance.objects.create(slug=slug, summary=slug))
    assert "different utterances already" in messages(decide(desk, "accept", summary="Both"))[0]


def test_what_is_refused_is_never_proposed_again_and_answers_the_warning(desk: Client, pair: Pair) -> None:
    decide(desk, "refuse")
    call_command("propose_utterances", verbosity=0)
    assert not UtteranceProposal.objects.undecided().exists()
    submit(desk, f"/admin/articles/article/{pair[0].article_id}/change/", summary="Seen")
    assert UtteranceProposal.objects.get().decision == "refused"
    assert Utterance.objects.filter(statements__in=[each.pk for each in pair]).count() == 0
    (warning,) = RecordWarning.objects.filter(check_name="near-equal-words")
    assert warning.reason == "Not the same remark."


@pytest.mark.parametrize(
    "sent", [{}, {"proposal": "x"}, {"proposal": "9" * 40}, {"proposal": "0", "decision": "accept"}]
)
def test_bad_input_gets_a_clear_answer(desk: Client, pair: Pair, sent: dict[str, str]) -> None:
    answer = desk.post(LIST, sent, follow=True)
    assert messages(answer) == ["This proposal has been decided, or is no longer there."]
    assert UtteranceProposal.objects.undecided().count() == 1


def test_a_decision_that_does_not_exist_decides_nothing(desk: Client, pair: Pair) -> None:
    assert messages(decide(desk, "perhaps")) == ["Choose whether it is the same remark."]
    assert UtteranceProposal.objects.undecided().count() == 1


def test_who_may_only_look_decides_nothing(onlooker: Client, pair: Pair) -> None:
    assert 'name="decision"' not in onlooker.get(LIST).text
    assert decide(onlooker, "refuse").status_code == 403
    assert Client().get(LIST).status_code == 302


def test_the_list_takes_the_same_queries_whatever_its_length(desk: Client, report: Callable[..., Statement]) -> None:
    def queries() -> int:
        desk.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            desk.get(LIST)
        return len(captured)

    report("one"), report("two")
    call_command("propose_utterances", verbosity=0)
    few = queries()
    for name in ("three", "four", "five"):
        report(name)
    call_command("propose_utterances", verbosity=0)
    assert UtteranceProposal.objects.undecided().count() == 10
    assert queries() == few


def test_a_long_list_has_pages(desk: Client, report: Callable[..., Statement]) -> None:
    for number in range(8):
        report(f"article-{number}")
    call_command("propose_utterances", verbosity=0)
    assert "Page 1 of 2" in desk.get(LIST).text
    assert "Page 2 of 2" in desk.get(LIST, {"page": "2"}).text
    assert desk.get(LIST, {"page": "x" * 100}).status_code == 200
