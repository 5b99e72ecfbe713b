"""Errors stand beside their field, warnings above the form, where they are answered with a reason."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Correction, Person, RecordWarning, Statement, Utterance
from tests.admin.conftest import logged_in
from tests.admin.forms import errors, messages, open_form, submit

pytestmark = pytest.mark.django_db

Write = Callable[..., Article]
Quote = Callable[..., Statement]
DAY = datetime.date(2015, 4, 30)
WORDS = "We shall see whether the guns fall silent by Sunday"


def change(record: Any) -> str:
    return f"/admin/articles/{record._meta.model_name}/{record.pk}/change/"


def reasons(page: str) -> list[str]:
    """The names of the boxes for a reason."""
    return re.findall(r'name="(reason:[^"]+)"', page)


def messages_after(desk: Client, answer: Any) -> list[str]:
    """What the page says that follows a save."""
    assert answer.status_code == 302
    return messages(desk.get(answer.url))


@pytest.fixture
def doubtful(write: Write, quote: Quote, ada: Person) -> Statement:
    """A quotation of Ada without an attribution."""
    article = write()
    article.people.add(ada)
    return quote(article, WORDS, speaker=ada, said_on=DAY)


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("said_on", "1914-06-28", "28 June 1914 is in the future or before 2000."),
        ("words", "“We shall see”", "Enter the words without the quotation marks around them"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_is_saved(
    desk: Client, doubtful: Statement, field: str, value: str, error: str
) -> None:
    for address, name in ((change(doubtful), field), (change(doubtful.article), f"statements-0-{field}")):
        page = submit(desk, address, **{name: value}).text
        assert error in page
        assert f'<a href="#id_{name}">' in page
    doubtful.refresh_from_db()
    assert (doubtful.said_on, doubtful.words) == (DAY, WORDS)


def test_a_precision_needs_a_date(desk: Client, doubtful: Statement) -> None:
    page = submit(desk, change(doubtful), said_on="", said_precision="month").text
    assert "There is a precision, but no date." in page


def test_an_article_becomes_complete_with_its_first_statement_and_not_with_its_last_deleted(
    desk: Client, write: Write, quote: Quote
) -> None:
    article = write(status="published")
    page = submit(desk, change(article), coding="complete", change_reason="All read").text
    assert "A published article without statements cannot be complete." in page
    quote(article, attribution="an envoy")
    facts = {"coding": "complete", "change_reason": "All read"}
    assert "cannot be complete" in submit(desk, change(article), **facts, **{"statements-0-DELETE": "on"}).text
    assert submit(desk, change(article), **facts).status_code == 302


def test_a_complete_article_keeps_its_last_statement(desk: Client, write: Write, quote: Quote) -> None:
    article, other = write(status="published", coding="complete"), write("other")
    first, last = quote(article, attribution="an envoy"), quote(article, "Never", attribution="an envoy", order=1)
    sentence = "“Envoys meet” is published and complete, and would have no statements. Change its coding first."
    facts = {"post": "yes", "change_reason": "Misheard"}
    chosen = {**facts, "action": "delete_selected", "_selected_action": [first.pk, last.pk]}
    assert messages(desk.post("/admin/articles/statement/", chosen, follow=True)) == [sentence]
    address = "/admin/articles/statement/{}/delete/"
    desk.post(address.format(first.pk), facts)
    assert sentence in messages(desk.post(address.format(last.pk), facts, follow=True))
    answer = submit(desk, change(last), article=other.pk, change_reason="Of another report")
    assert errors(answer)["article"] == [sentence]
    assert list(article.statements.all()) == [last]


def test_the_action_does_not_publish_a_complete_article_without_statements(desk: Client, write: Write) -> None:
    complete, other = write("complete", coding="complete"), write("other")
    chosen = {"action": "publish", "_selected_action": [complete.pk, other.pk]}
    answer = desk.post("/admin/articles/article/", chosen, follow=True)
    assert "Published 1 article." in messages(answer)
    assert any("“Complete” was not published" in message for message in messages(answer))
    complete.refresh_from_db()
    assert complete.status == "draft"


def test_a_save_tells_of_warnings_and_the_form_shows_them(desk: Client, doubtful: Statement) -> None:
    told = messages_after(desk, submit(desk, change(doubtful), context="On the stairs"))
    assert any("was saved with 1 warning." in message for message in told)
    page = desk.get(change(doubtful)).text
    assert "Enter the speaker as the article printed it." in page
    assert len(reasons(page)) == 1


def test_the_form_of_an_article_shows_the_warnings_of_its_statements(desk: Client, doubtful: Statement) -> None:
    page = desk.get(change(doubtful.article)).text
    assert f'<a href="{change(doubtful)}">Statement 1, Attribution</a>' in page


def test_a_reason_answers_a_warning_until_its_facts_change(desk: Client, nadia: User, doubtful: Statement) -> None:
    (name,) = reasons(desk.get(change(doubtful)).text)
    told = messages_after(desk, submit(desk, change(doubtful), **{name: "The article\x00prints  “she said”"}))
    assert not any("warning" in message for message in told)
    warning = RecordWarning.objects.get(statement=doubtful)
    assert (warning.reason, warning.answered_by) == ("The article prints “she said”", nadia)
    assert warning.answered_at is not None
    page = desk.get(change(doubtful)).text
    assert reasons(page) == []
    assert "The article prints “she said”" in page
    submit(desk, change(doubtful), words="Other words than these")
    assert len(reasons(desk.get(change(doubtful)).text)) == 1
    assert doubtful.history.count() == 2  # an answer alone is no new version


def test_what_was_typed_as_a_reason_comes_back_with_an_error(desk: Client, doubtful: Statement) -> None:
    (name,) = reasons(desk.get(change(doubtful)).text)
    page = submit(desk, change(doubtful), **{name: "She said", "said_on": "1914-06-28"}).text
    assert 'value="She said"' in page
    assert not RecordWarning.objects.filter(reason="She said").exists()


def test_who_may_only_view_the_record_cannot_answer(onlooker: Client, doubtful: Statement) -> None:
    page = onlooker.get(change(doubtful)).text
    assert "Enter the speaker as the article printed it." in page
    assert reasons(page) == []


def test_a_reason_is_escaped(desk: Client, doubtful: Statement) -> None:
    (name,) = reasons(desk.get(change(doubtful)).text)
    submit(desk, change(doubtful), **{name: "<script>alert(1)</script>"})
    assert "<script>alert" not in desk.get(change(doubtful)).text


def test_a_speaker_is_added_to_the_people_of_the_article(desk: Client, write: Write, quote: Quote, ada: Person) -> None:
    article = write()
    statement = quote(article, speaker=ada, attribution="the envoy", said_on=DAY)
    told = messages_after(desk, submit(desk, change(statement), context="On the stairs"))
    assert "Added to the people of the article: Ada Quill" in told
    assert list(article.people.all()) == [ada]
    assert article.history.first().people.count() == 1  # type: ignore[union-attr]
    again = messages_after(desk, submit(desk, change(article), summary="They met."))
    assert not any("Added" in message for message in again)


def test_the_lists_find_records_with_warnings_and_say_how_many(desk: Client, doubtful: Statement) -> None:
    submit(desk, change(doubtful), context="On the stairs")
    address = "/admin/articles/statement/"
    page = desk.get(address).text
    assert "Not answered (1)" in page
    assert "No attribution (1)" in page
    for value in ("open", "no-attribution"):
        assert list(desk.get(address, {"warnings": value}).context["cl"].result_list) == [doubtful]
    assert list(desk.get(address, {"warnings": "equal-orders"}).context["cl"].result_list) == []
    assert "Not answered" not in desk.get("/admin/articles/person/").text


def pair(write: Write, quote: Quote, ada: Person, status: str = "draft") -> tuple[Statement, Statement]:
    facts = {"speaker": ada, "attribution": "the envoy", "said_on": DAY}
    one, two = (write(slug, status=status) for slug in ("one", "two"))
    return quote(one, WORDS, **facts), quote(two, f"{WORDS}.", **facts)


def test_a_new_utterance_is_made_for_two_reports_of_one_remark(
    desk: Client, write: Write, quote: Quote, ada: Person
) -> None:
    one, two = pair(write, quote, ada)
    page = desk.get(change(one)).text
    assert f'<a href="{change(two)}">The other record</a>' in page
    (box,) = re.findall(r'name="(utterance:[^"]+)"', page)
    submit(desk, change(one), **{box: "Ada Quill on the guns"})
    for statement in (one, two):
        statement.refresh_from_db()
        assert statement.utterance is not None
        assert statement.utterance.summary == "Ada Quill on the guns"
        assert statement.history.first().history_change_reason == "The same remark as in another article."  # type: ignore[union-attr]
    assert not re.findall(r'name="(utterance:[^"]+)"', desk.get(change(two)).text)


def test_readers_are_told_why_two_statements_got_one_utterance(
    desk: Client, write: Write, quote: Quote, ada: Person
) -> None:
    one, _two = pair(write, quote, ada, status="published")
    (box,) = re.findall(r'name="(utterance:[^"]+)"', desk.get(change(one)).text)
    submit(desk, change(one), **{box: "Ada Quill on the guns"})
    assert Correction.objects.get().reason == "The same remark as in another article."


def test_the_utterance_of_the_other_report_is_offered(desk: Client, write: Write, quote: Quote, ada: Person) -> None:
    one, two = pair(write, quote, ada)
    two.utterance = Utterance.objects.create(slug="guns", summary="Ada Quill on the guns")
    two.save()
    page = desk.get(change(one)).text
    assert "Give both the utterance “Ada Quill on the guns”" in page
    (box,) = re.findall(r'name="(utterance:[^"]+)"', page)
    submit(desk, change(one), **{box: "1"})
    one.refresh_from_db()
    assert one.utterance == two.utterance


def test_who_may_not_change_statements_is_offered_no_utterance(
    desk: Client, write: Write, quote: Quote, ada: Person
) -> None:
    one, two = pair(write, quote, ada)
    two.utterance = Utterance.objects.create(slug="guns", summary="Ada Quill on the guns")
    two.save()
    (box,) = re.findall(r'name="(utterance:[^"]+)"', desk.get(change(one.article)).text)
    hana = User.objects.create_user("hana", is_staff=True)
    rights = ["view_article", "change_article", "view_statement"]
    hana.user_permissions.set(Permission.objects.filter(codename__in=rights))
    her_desk = logged_in(hana)
    assert "utterance:" not in her_desk.get(change(one.article)).text
    submit(her_desk, change(one.article), **{box: "1"})
    one.refresh_from_db()
    assert one.utterance is None


def test_a_new_person_with_a_known_name_in_another_script_is_doubtful(desk: Client, ada: Person) -> None:
    facts = {"name": "Ада Квилл", "slug": "ada-kvill", "sort_name": "Квилл, Ада"}
    told = messages_after(desk, submit(desk, "/admin/articles/person/add/", **facts))
    assert any("was saved with 1 warning." in message for message in told)
    page = desk.get(change(Person.objects.get(slug="ada-kvill"))).text
    assert "“Ада Квилл” is also a name of Ada Quill." in page


def test_a_warning_goes_into_the_trash_with_its_record_and_comes_back(desk: Client, doubtful: Statement) -> None:
    (name,) = reasons(desk.get(change(doubtful)).text)
    submit(desk, change(doubtful), **{name: "She said"})
    desk.post(change(doubtful).replace("change", "delete"), {"post": "yes"})
    assert not RecordWarning.objects.exists()
    (address,) = re.findall(r"/admin/articles/deletedrecord/\d+/", desk.get("/admin/articles/deletedrecord/").text)[:1]
    desk.post(f"{address}bring-back/")
    assert RecordWarning.objects.get().reason == "She said"


def test_the_checks_of_an_article_cost_as_many_queries_with_28_statements_as_with_4(
    desk: Client, write: Write, quote: Quote, ada: Person
) -> None:
    article = write()
    article.people.add(ada)
    open_form(desk, change(article)).send()
    spent = []
    for count in (4, 24):
        for number in range(count):
            quote(article, f"{count} {number} guns that fall silent by Sunday", speaker=ada, said_on=DAY)
        desk.get(change(article))
        counts = []
        with CaptureQueriesContext(connection) as queries:
            opened = open_form(desk, change(article))
        counts.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            opened.send()
        counts.append(len(queries))
        spent.append(counts)
    assert spent[0] == spent[1]
