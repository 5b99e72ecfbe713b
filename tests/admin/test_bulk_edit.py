from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, BulkEdit, Person, Round, Statement, Topic
from tests.admin.forms import messages

LIST = "/admin/articles/statement/"


@pytest.fixture
def topic(db: None) -> Topic:
    return Topic.objects.create(slug="sleep", name="Sleep")


@pytest.fixture
def talks(db: None) -> Round:
    return Round.objects.create(slug="zenda-talks", name="Zenda talks")


@pytest.fixture
def three(write: Callable[..., Article], quote: Callable[..., Statement]) -> list[Statement]:
    article = write()
    return [quote(article, words, attribution="an envoy") for words in ("First", "Second", "Third")]


CHANGED_SINCE = "The fields or the records have changed since the preview. Look at what would be changed now."


def bulk(records: list[Statement], noun: str = "statement") -> str:
    return f"/admin/articles/{noun}/bulk/?records=" + ".".join(str(record.pk) for record in records)


def apply(desk: Client, address: str, **changes: object) -> object:
    """Looks at the preview of these changes, and makes them."""
    plan = desk.post(address, changes).context["plan"]
    return desk.post(address, {**changes, "seal": plan.seal}, follow=True)


def undo(desk: Client, noun: str = "statement") -> object:
    return desk.post(f"/admin/articles/{noun}/bulk/{BulkEdit.objects.latest('pk').pk}/undo/", follow=True)


def test_it_starts_with_records_selected_in_the_list(desk: Client, three: list[Statement]) -> None:
    chosen = {"action": "bulk_edit", "_selected_action": [record.pk for record in three]}
    answer = desk.post(LIST, chosen)
    assert (answer.status_code, answer.url) == (302, bulk(three))
    page = desk.get(answer.url)
    assert "What to change in the 3 selected records" in page.text
    assert "Show what would change" in page.text


def test_the_preview_shows_old_and_new_of_each_record_and_changes_nothing(
    desk: Client, three: list[Statement], talks: Round
) -> None:
    three[0].round = talks
    three[0].save()
    page = desk.post(bulk(three), {"round": talks.pk, "medium": "briefing"})
    plan = page.context["plan"]
    assert [[(f.label, f.before, f.after) for f in change.shown] for change in plan.changes] == [
        [("Medium", "–", "briefing")],
        [("Medium", "–", "briefing"), ("Round", "–", "Zenda talks")],
        [("Medium", "–", "briefing"), ("Round", "–", "Zenda talks")],
    ]
    assert "Nothing has been changed yet." in page.text
    assert not Statement.objects.filter(medium="briefing", pk__in=[one.pk for one in three]).exists()


def test_it_changes_all_at_once_with_a_version_of_each(
    desk: Client, three: list[Statement], topic: Topic, talks: Round
) -> None:
    answer = apply(desk, bulk(three), topics=[topic.pk], topics_how="add", round=talks.pk)
    assert messages(answer)[0].startswith("Changed 3 records.")
    assert "Undo</a>" in answer.text
    for record in three:
        record.refresh_from_db()
        assert (record.round, list(record.topics.all())) == (talks, [topic])
        latest = record.history.latest()
        assert (str(latest.history_user), latest.round, latest.topics.count()) == ("nadia", talks, 1)
        assert record.history.count() == 2  # and what it was before


@pytest.mark.parametrize(("how", "left"), [("add", ["sleep", "wake"]), ("remove", []), ("replace", ["sleep"])])
def test_topics_are_added_removed_or_replaced(
    desk: Client, three: list[Statement], topic: Topic, how: str, left: list[str]
) -> None:
    wake = Topic.objects.create(slug="wake", name="Wake")
    three[0].topics.add(topic if how == "remove" else wake)
    apply(desk, bulk(three[:1]), topics=[topic.pk], topics_how=how)
    assert sorted(three[0].topics.values_list("slug", flat=True)) == left


def test_a_value_is_emptied(desk: Client, three: list[Statement], talks: Round) -> None:
    Statement.objects.filter(pk=three[0].pk).update(round=talks, medium="briefing")
    apply(desk, bulk(three[:1]), round_empty="on", medium_empty="on")
    three[0].refresh_from_db()
    assert (three[0].round, three[0].medium) == (None, "")


def test_what_readers_have_seen_is_changed_with_a_reason_only(
    desk: Client, three: list[Statement], talks: Round
) -> None:
    Article.objects.filter(pk=three[0].article_id).update(status="published")
    answer = apply(desk, bulk(three), round=talks.pk)
    assert messages(answer) == ["Readers have seen what you chose. Say why. Nothing was changed."]
    assert 'name="change_reason"' in answer.text
    assert not talks.statements.exists()
    apply(desk, bulk(three), round=talks.pk, change_reason="They were all said there")
    assert talks.statements.count() == 3
    assert three[0].history.latest().history_change_reason == "They were all said there"


def test_a_record_that_a_value_does_not_fit_is_left_as_it_is(desk: Client, three: list[Statement], ada: Person) -> None:
    role = ada.roles.create(slug="quill-envoy", title="Envoy")
    Statement.objects.filter(pk=three[0].pk).update(speaker=ada)
    page = desk.post(bulk(three), {"role": role.pk})
    assert page.text.count("Left as it is: this contradicts the rest of the record.") == 2
    apply(desk, bulk(three), role=role.pk)
    assert list(role.statements.all()) == [three[0]]


def test_what_somebody_changed_since_the_preview_is_shown_again_first(
    desk: Client, three: list[Statement], talks: Round
) -> None:
    plan = desk.post(bulk(three), {"round": talks.pk}).context["plan"]
    Statement.objects.filter(pk=three[0].pk).update(round=Round.objects.exclude(pk=talks.pk).first())
    answer = desk.post(bulk(three), {"round": talks.pk, "seal": plan.seal})
    assert messages(answer) == [CHANGED_SINCE]
    assert not talks.statements.exists()


def test_fields_that_the_editor_changed_since_the_preview_are_shown_first(
    desk: Client, three: list[Statement], talks: Round
) -> None:
    plan = desk.post(bulk(three), {"round": talks.pk}).context["plan"]
    answer = desk.post(bulk(three), {"round": talks.pk, "medium": "briefing", "seal": plan.seal})
    assert messages(answer) == [CHANGED_SINCE]
    assert not talks.statements.exists()


def test_undo_restores_exactly_what_was_not_changed_meanwhile(
    desk: Client, three: list[Statement], topic: Topic, talks: Round
) -> None:
    other = Round.objects.create(slug="other-talks", name="Other talks")
    Statement.objects.filter(pk=three[0].pk).update(round=other)
    apply(desk, bulk(three), round=talks.pk, topics=[topic.pk], topics_how="add")
    Statement.objects.filter(pk=three[1].pk).update(round=other)
    Statement.objects.filter(pk=three[0].pk).update(context="Another field")
    three[2].delete()
    page = desk.get(f"/admin/articles/statement/bulk/{BulkEdit.objects.latest('pk').pk}/undo/")
    assert (page.context["restored"], page.context["left"]) == ([three[0]], [three[1], None])
    answer = undo(desk)
    assert messages(answer) == ["Restored 1 record.", "2 records were changed meanwhile, and stay as they are."]
    for record in three[:2]:
        record.refresh_from_db()
    assert (three[0].round, three[0].context, three[0].topics.count()) == (other, "Another field", 0)
    assert (three[1].round, three[1].topics.count()) == (other, 1)
    assert messages(undo(desk)) == ["This change has been undone already."]


def test_undo_restores_nothing_that_the_checks_would_call_an_error(
    desk: Client, three: list[Statement], ada: Person
) -> None:
    role = ada.roles.create(slug="ada-envoy", title="Envoy")
    Statement.objects.filter(pk=three[0].pk).update(speaker=ada, role=role)
    apply(desk, bulk(three[:1]), role_empty="on")
    Statement.objects.filter(pk=three[0].pk).update(speaker=Person.objects.get(slug="john-kerry"))
    address = f"/admin/articles/statement/bulk/{BulkEdit.objects.latest('pk').pk}/undo/"
    assert desk.get(address).context["left"] == three[:1]
    assert "1 record was changed meanwhile, and stays as it is." in messages(undo(desk))
    assert Statement.objects.get(pk=three[0].pk).role is None


def test_articles_are_published_in_bulk_and_made_drafts_again_by_undo(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    articles = [write("one"), write("two")]
    for article in articles:
        quote(article, "First", attribution="an envoy")
    apply(desk, bulk(articles, "article"), status="published", coding="complete")
    assert (
        Article.objects.filter(pk__in=[one.pk for one in articles], status="published", coding="complete").count() == 2
    )
    undo(desk, "article")
    assert Article.objects.filter(pk__in=[one.pk for one in articles], status="draft", coding="none").count() == 2


def test_what_the_checks_call_an_error_is_left_as_it_is_and_what_they_doubt_is_listed(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    empty, full = write("one"), write("two")
    statement = quote(full, "No.", attribution="an envoy")  # one word
    apply(desk, bulk([statement]), medium="briefing")
    assert f"/statement/{statement.pk}/change/" in desk.get(f"{LIST}?warnings=open").text
    apply(desk, bulk([empty, full], "article"), status="published", coding="complete")
    assert [Article.objects.get(pk=one.pk).status for one in (empty, full)] == ["draft", "published"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "Choose what to change."),
        ({"medium": "shouting"}, "Select a valid choice."),
        ({"round": "x"}, "Select a valid choice."),
        ({"round": "9" * 30}, "Select a valid choice."),
        ({"topics": ["x"], "topics_how": "add"}, "Select a valid choice."),
        ({"medium": "briefing", "medium_empty": "on"}, "Choose a value or remove what is there, not both."),
    ],
)
def test_bad_input_is_told_and_changes_nothing(
    desk: Client, three: list[Statement], changes: dict[str, object], message: str
) -> None:
    page = desk.post(bulk(three), changes)
    assert page.status_code == 200
    assert message in page.text
    assert page.context["plan"] is None


def test_addresses_that_name_no_record_lead_back_or_are_not_found(desk: Client) -> None:
    for records in ("", "0", "x", "9" * 40):
        answer = desk.get(f"/admin/articles/statement/bulk/?records={records}", follow=True)
        assert messages(answer) == ["Select the records to change in the list."]
    for key in ("1", "9" * 30):
        assert desk.get(f"/admin/articles/statement/bulk/{key}/undo/").status_code == 404


def test_whoever_may_only_view_changes_nothing_in_bulk(
    onlooker: Client, desk: Client, three: list[Statement], talks: Round
) -> None:
    assert "Change the selected…" not in onlooker.get(LIST).text
    assert onlooker.post(bulk(three), {"round": talks.pk}).status_code == 403
    apply(desk, bulk(three), round=talks.pk)
    assert undo(onlooker).status_code == 403


def test_a_preview_of_many_costs_as_many_queries_as_one_of_few(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], talks: Round
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    records = [quote(write(f"number-{number}"), attribution="an envoy") for number in range(12)]
    spent = []
    for some in (records[:3], records[:3], records):
        with CaptureQueriesContext(connection) as queries:
            assert len(desk.post(bulk(some), {"round": talks.pk}).context["plan"].changes) == len(some)
        spent.append(len(queries))
    assert spent[1] == spent[2] - _existence_checks(12 - 3)


def _existence_checks(records: int) -> int:
    """Whether what a value refers to exists is asked for each record: it is cheap, and at most 200 are chosen."""
    return records


def test_a_change_of_several_records_can_be_undone_for_ninety_days(desk: Client, three: list[Statement]) -> None:
    apply(desk, bulk(three), medium="briefing")
    BulkEdit.objects.update(made_at=timezone.now() - timedelta(days=89))
    apply(desk, bulk(three), medium="interview")
    assert BulkEdit.objects.count() == 2
    BulkEdit.objects.update(made_at=timezone.now() - timedelta(days=91))
    apply(desk, bulk(three), medium="remarks")
    assert BulkEdit.objects.count() == 1
