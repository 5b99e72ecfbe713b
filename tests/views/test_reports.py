"""Readers report errors without an account and without a script."""

from __future__ import annotations

import string
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.models import Article, ErrorReport, Redirect, SentReport, Statement

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
WRONG = "The minister said this in Vienna, not in Geneva."


def statement() -> Statement:
    return Statement.objects.published().order_by("pk")[0]


def send(client: Client, page: str = "", **typed: str) -> Any:
    return post(client, f"/report/?page={page}", {"text": WRONG, **typed})


def post(client: Client, address: str, typed: dict[str, str], **headers: Any) -> Any:
    """What browsers send for this form: its fields in one line."""
    return client.post(address, urlencode(typed), content_type=FORM, **headers)


def test_a_report_reaches_the_queue_with_its_record_and_nothing_else_of_its_reader(client: Client) -> None:
    page = statement().get_absolute_url()
    answer = post(
        client,
        f"/report/?page={page}",
        {"text": f"  {WRONG}\r\nSecond line. ", "source": "https://example.org/", "email": "reader@example.org"},
        headers={"user-agent": "A browser", "referer": "https://elsewhere.example/"},
        REMOTE_ADDR="203.0.113.7",
    )
    assert (answer.status_code, answer["Location"]) == (302, "/report/sent/")
    assert "The editors have received your report." in client.get("/report/sent/").text
    report = ErrorReport.objects.get()
    assert (report.statement, report.page, report.state) == (statement(), page, "open")
    assert (report.text, report.email) == (f"{WRONG}\nSecond line.", "reader@example.org")
    stored = str([*ErrorReport.objects.values(), *SentReport.objects.values()])
    assert not [part for part in ("203.0.113", "browser", "elsewhere") if part in stored]


def test_each_statement_article_and_page_leads_to_the_form_of_its_own(client: Client) -> None:
    article = statement().article
    for page in (statement().get_absolute_url(), article.get_absolute_url(), "/people/john-kerry/", "/statements/"):
        assert f'href="/report/?page={page}"' in client.get(page).text
        assert page in client.get(f"/report/?page={page}").text
    send(client, "/people/john-kerry/")
    report = ErrorReport.objects.get()
    assert (report.page, report.record) == ("/people/john-kerry/", None)


def test_the_form_is_never_kept_and_holds_a_token_while_kept_pages_hold_none() -> None:
    reader = Client(enforce_csrf_checks=True)
    page = statement().get_absolute_url()
    for _ in range(2):
        assert "csrf" not in reader.get(page).text
    form = reader.get(f"/report/?page={page}")
    assert "no-store" in form["Cache-Control"]
    cookie = form.cookies[settings.CSRF_COOKIE_NAME]
    assert cookie["max-age"] == ""
    token = form.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert send(reader, page).status_code == 403
    assert not ErrorReport.objects.exists()
    assert send(reader, page, csrfmiddlewaretoken=token).status_code == 302


def test_a_program_that_fills_in_the_trap_is_refused_and_a_reader_could_see_why(client: Client) -> None:
    assert "hidden>" in client.get("/report/").text.partition('class="report-trap"')[2][:20]
    answer = send(client, website="https://spam.example/")
    assert answer.status_code == 400
    assert "Empty this field. Only programs fill it in." in answer.text
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"text": ""}, "Say what is wrong."),
        ({"text": "Wrong"}, "at least 10 characters"),
        ({"text": "x" * 2001}, "at most 2000 characters"),
        ({"source": "x" * 501}, "at most 500 characters"),
        ({"email": "nobody"}, "valid email address"),
        ({"text": WRONG + "\x00"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_taken_comes_back_with_what_is_wrong(client: Client, typed: dict[str, str], told: str) -> None:
    answer = send(client, **typed)
    assert answer.status_code == 400
    assert told in answer.text
    assert not ErrorReport.objects.exists()


def test_a_text_of_the_longest_length_is_taken_whatever_ends_its_lines(client: Client) -> None:
    assert send(client, text="\r\n".join(["x" * 199] * 10)).status_code == 302


def test_after_five_reports_an_address_waits_and_keeps_its_text_while_others_do_not(client: Client) -> None:
    for _ in range(5):
        assert send(client).status_code == 302
    refused = send(client, text="The sixth report of this hour.")
    assert refused.status_code == 429
    assert "The sixth report of this hour." in refused.text
    assert refused["Retry-After"] == "3600"
    other = post(client, "/report/", {"text": WRONG}, REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 302
    assert ErrorReport.objects.count() == 6


def test_an_hour_later_it_may_report_again_and_the_digests_are_gone(client: Client) -> None:
    for _ in range(5):
        send(client)
    SentReport.objects.update(sent_at="2020-01-01T00:00Z")
    assert send(client).status_code == 302
    assert SentReport.objects.count() == 1


def test_a_draft_cannot_be_reported_as_nobody_knows_it(client: Client) -> None:
    Article.objects.filter(pk=statement().article_id).update(status="draft")
    hidden = Statement.objects.order_by("pk")[0]
    assert client.get(f"/report/?page={hidden.get_absolute_url()}").status_code == 404
    assert client.get(f"/report/?page={hidden.article.get_absolute_url()}").status_code == 404


def test_a_report_of_what_was_renamed_meanwhile_reaches_the_present_record(client: Client) -> None:
    article = statement().article
    Redirect.objects.create(noun="article", old_slug="once-called", new_slug=article.slug)
    assert article.headline in client.get("/report/?page=/articles/once-called/").text
    assert send(client, "/articles/once-called/").status_code == 302
    report = ErrorReport.objects.get()
    assert (report.article, report.page) == (article, article.get_absolute_url())


def test_a_report_of_what_was_withdrawn_meanwhile_is_kept(client: Client) -> None:
    page = statement().get_absolute_url()
    Article.objects.filter(pk=statement().article_id).update(status="draft")
    assert send(client, page).status_code == 302
    report = ErrorReport.objects.get()
    assert (report.page, report.record, report.text) == (page, None, WRONG)


ELSEWHERE = ["/admin/", "//evil.example/", "https://evil.example/", "/nothing/", "x", "%00", "[", "/people/%0A/"]


@pytest.mark.parametrize("page", ELSEWHERE)
def test_no_other_address_gets_into_the_form(client: Client, page: str) -> None:
    form = client.get(f"/report/?page={page}")
    assert form.status_code == 200
    assert "evil" not in form.text.partition("<main")[2].partition("</main")[0]
    send(client, page)
    assert ErrorReport.objects.get().page == ""


def test_a_long_body_and_an_upload_are_refused_before_they_are_read(client: Client) -> None:
    assert client.post("/report/", "text=" + "x" * 70_000, content_type=FORM).status_code == 400
    upload = "--x\r\nContent-Disposition: form-data; name=text; filename=a\r\n\r\nlong\r\n--x--\r\n"
    assert client.generic("POST", "/report/", upload, "multipart/form-data; boundary=x").status_code == 400
    assert client.put("/report/").status_code == 405


def test_the_form_takes_one_query_for_a_statement_and_none_without(client: Client) -> None:
    for address, most in ((f"/report/?page={statement().get_absolute_url()}", 2), ("/report/", 0)):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        assert len(captured) == most, address


TYPED = st.text(st.characters(codec="utf-8"), max_size=60) | st.text(string.printable, max_size=2_100)


@hypothesis_settings(max_examples=60)
@given(text=TYPED, source=TYPED, email=TYPED, page=TYPED)
def test_whatever_is_typed_is_taken_or_refused_and_comes_back_escaped(
    text: str, source: str, email: str, page: str
) -> None:
    SentReport.objects.all().delete()
    answer = send(Client(), "", text=text + "<b>", source=source, email=email)
    assert answer.status_code in (302, 400)
    assert "<b>" not in answer.text
    assert Client().get(f"/report/?page={quote(page)}").status_code in (200, 404)


@hypothesis_settings(max_examples=60)
@given(body=st.binary(max_size=300), charset=st.sampled_from(["", "; charset=utf-7", "; charset=x", "; charset=utf-8"]))
def test_no_body_is_a_server_error(body: bytes, charset: str) -> None:
    SentReport.objects.all().delete()
    assert Client().generic("POST", "/report/", body, FORM + charset).status_code in (302, 400)


def test_search_engines_know_one_form_for_all_pages(client: Client) -> None:
    assert "Disallow: /report/?\n" in client.get("/robots.txt").text
    for address in ("/report/", f"/report/?page={statement().get_absolute_url()}"):
        assert '<link rel="canonical" href="http://testserver/report/">' in client.get(address).text
