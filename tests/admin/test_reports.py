"""The queue of reported errors at the desk, and what it publishes as answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, CorrectedRecord, Correction, ErrorReport, Statement
from articles.models.versions import one_edit
from tests.admin.forms import errors, open_form, submit

QUEUE = "/admin/articles/errorreport/"


@pytest.fixture
def statement(write: Callable[..., Article], quote: Callable[..., Statement]) -> Statement:
    return quote(write(status="published"), attribution="an envoy")


@pytest.fixture
def report(statement: Statement) -> ErrorReport:
    page = statement.get_absolute_url()
    return ErrorReport.objects.create(
        statement=statement, page=page, text="A word is missing here.", email="reader@example.org"
    )


def form_of(report: ErrorReport) -> str:
    return f"{QUEUE}{report.pk}/change/"


def test_open_reports_wait_on_the_first_page_and_in_their_list(desk: Client, report: ErrorReport) -> None:
    assert "Reports of errors" in desk.get("/admin/").text
    assert f"{QUEUE}?work=open-reports" in desk.get("/admin/").text
    ErrorReport.objects.create(text="Another one that is closed.", state="declined")
    waiting = desk.get(f"{QUEUE}?work=open-reports").text
    assert "A word is missing here." in waiting
    assert "Another one" not in waiting


def test_a_closed_report_has_no_e_mail_address_any_more(desk: Client, report: ErrorReport) -> None:
    assert "reader@example.org" in desk.get(form_of(report)).text
    assert submit(desk, form_of(report), state="answered").status_code == 302
    report.refresh_from_db()
    assert (report.email, report.closed_by.username) == ("", "nadia")  # type: ignore[union-attr]
    assert "reader@example.org" not in desk.get(form_of(report)).text


def test_an_answer_is_published_beside_the_correction(desk: Client, report: ErrorReport, statement: Statement) -> None:
    with one_edit(None, "A word was missing."):
        statement.words = "We shall never see"
        statement.save()
    before = Client().get("/about/changes/").text
    correction = Correction.objects.get()
    answer = {"state": "answered", "answer": "Thank you: it is mended.", "is_published": "on"}
    assert submit(desk, form_of(report), correction=correction.pk, **answer).status_code == 302
    page = Client().get("/about/changes/").text
    assert "Thank you: it is mended." not in before
    assert "Thank you: it is mended." in page
    assert "A word is missing here." not in page
    assert Correction.objects.count() == 1


def test_an_answer_without_a_correction_is_an_entry_of_its_own(desk: Client, report: ErrorReport) -> None:
    answer = {"state": "declined", "answer": "The source has no such word.", "is_published": "on"}
    submit(desk, form_of(report), **answer)
    page = Client().get("/about/changes/").text
    assert "The source has no such word." in page
    assert "Reviewed after a report and left unchanged." in page
    assert "after a report" in Client().get(report.page).text
    submit(desk, form_of(report), is_published="")
    assert "The source has no such word." not in Client().get("/about/changes/").text


def test_an_entry_that_stood_for_an_answer_alone_goes_with_it(desk: Client, report: ErrorReport) -> None:
    submit(desk, form_of(report), state="declined", answer="It has no such word.", is_published="on")
    submit(desk, form_of(report), is_published="")
    assert "Reviewed after a report" not in Client().get("/about/changes/").text
    assert "after a report" not in Client().get(report.page).text
    submit(desk, form_of(report), is_published="on")
    assert "It has no such word." in Client().get("/about/changes/").text


def test_several_reports_of_one_error_have_their_answers_beside_one_correction(
    desk: Client, report: ErrorReport, statement: Statement
) -> None:
    with one_edit(None, "A word was missing."):
        statement.words = "We shall never see"
        statement.save()
    correction = Correction.objects.get()
    other = ErrorReport.objects.create(text="I think so too.", statement=statement, article=statement.article)
    for one, answer in ((report, "It is mended."), (other, "Somebody else wrote first.")):
        submit(desk, form_of(one), state="answered", answer=answer, is_published="on", correction=correction.pk)
    submit(desk, form_of(other), answer="A second was right, too.")
    page = Client().get("/about/changes/").text
    assert "It is mended.\n\nA second was right, too." in page
    submit(desk, form_of(report), is_published="")
    assert Correction.objects.get().answer == "A second was right, too."


def test_an_answer_that_moves_to_another_correction_leaves_the_one_before(
    desk: Client, report: ErrorReport, statement: Statement
) -> None:
    for words in ("We shall never see", "We shall never know"):
        with one_edit(None, "A word was wrong."):
            statement.words = words
            statement.save()
    first, second = Correction.objects.order_by("pk")
    answer = {"state": "answered", "answer": "It is mended.", "is_published": "on"}
    submit(desk, form_of(report), correction=first.pk, **answer)
    submit(desk, form_of(report), correction=second.pk)
    assert [one.answer for one in Correction.objects.order_by("pk")] == ["", "It is mended."]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"is_published": "on", "answer": "Yes."}, "state"),
        ({"is_published": "on", "state": "answered"}, "answer"),
        ({"state": "answered", "answer": "x" * 1001}, "answer"),
        ({"state": "lost"}, "state"),
        ({"correction": "77777"}, "correction"),
    ],
)
def test_an_answer_that_cannot_be_published_says_why(
    desk: Client, report: ErrorReport, sent: dict[str, Any], field: str
) -> None:
    assert field in errors(submit(desk, form_of(report), **sent))
    assert not CorrectedRecord.objects.exists()


def test_two_editors_who_answer_one_report_are_told_of_each_other(
    desk: Client, other_desk: Client, report: ErrorReport
) -> None:
    nadias, rosas = open_form(desk, form_of(report)), open_form(other_desk, form_of(report))
    rosas.send(state="declined", answer="The source has no such word.")
    page = nadias.send(state="answered", answer="It is mended.").response
    assert "This was changed after you had opened it. Nothing has been saved." in page.text
    assert "The source has no such word." in page.text
    report.refresh_from_db()
    assert (report.state, report.closed_by.username, report.email) == ("declined", "rosa", "")  # type: ignore[union-attr]


def test_only_corrections_of_the_record_are_offered(
    desk: Client, report: ErrorReport, write: Callable[..., Article]
) -> None:
    other = write("another-article", status="published")
    with one_edit(None, "Something else."):
        other.summary = "In short."
        other.save()
    assert "Something else." not in desk.get(form_of(report)).text


def test_an_onlooker_changes_nothing_and_nobody_adds_a_report(
    onlooker: Client, desk: Client, report: ErrorReport
) -> None:
    assert onlooker.get(form_of(report)).status_code == 200
    assert onlooker.post(form_of(report), {"state": "declined"}).status_code == 403
    assert desk.get(f"{QUEUE}add/").status_code == 403
    assert desk.post(f"{QUEUE}{report.pk}/delete/", {"post": "yes"}).status_code == 403
