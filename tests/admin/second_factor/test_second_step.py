"""The second step belongs to the login that the password began, and to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.admin.second_factor import pending_login
from tests.admin.conftest import logged_in
from tests.admin.second_factor.app import (
    APP,
    LOGIN,
    OVERVIEW,
    SECOND,
    App,
    Clock,
    account,
    add_app,
    confirm,
    give,
    is_logged_in,
    type_password,
)


def test_the_second_step_must_follow_within_ten_minutes(
    client: Client, phone: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _ = phone
    type_password(client)
    later = pending_login.time.time() + 601
    monkeypatch.setattr(pending_login, "time", type("Later", (), {"time": staticmethod(lambda: later)}))
    assert give(client, app.code())["Location"] == LOGIN


def test_a_password_that_was_changed_meanwhile_ends_the_login(client: Client, phone: Any, nadia: User) -> None:
    app, _ = phone
    type_password(client)
    nadia.set_password("another long enough word")
    nadia.save()
    assert give(client, app.code())["Location"] == LOGIN


def test_nobody_gets_to_the_second_step_without_the_password(client: Client, phone: Any) -> None:
    app, _ = phone
    assert give(client, app.code())["Location"] == LOGIN
    assert client.get(SECOND)["Location"] == LOGIN
    assert client.get(APP)["Location"].startswith(LOGIN)


def test_the_password_alone_neither_sees_nor_adds_factors_of_who_has_one(client: Client, phone: Any) -> None:
    type_password(client)
    for address in (OVERVIEW, APP, "/admin/second-factor/key/"):
        assert client.get(address)["Location"].startswith(LOGIN)


def test_the_second_step_of_one_account_is_no_step_of_another(client: Client, phone: Any, clock: Clock) -> None:
    app, codes = phone
    omar = logged_in(account("omar"))
    confirm(omar)
    add_app(omar, clock)
    type_password(client, "omar")
    for code in (app.code(), codes[0]):
        assert "This code is wrong" in give(client, code).text


def test_a_login_as_somebody_else_ends_the_session_that_was_open(desk: Client, clock: Clock) -> None:
    omar = logged_in(account("omar"))
    confirm(omar)
    add_app(omar, clock)
    type_password(desk, "omar")
    assert not is_logged_in(desk)


def test_the_key_of_an_app_that_one_account_was_shown_is_not_offered_to_the_next(
    client: Client, settings: Any, clock: Clock, db: None
) -> None:
    settings.DESK_MFA = "required"
    account("first")
    account("second")
    type_password(client, "first")
    seen = App(client.get(APP).text, clock)
    type_password(client, "second")
    assert App(client.get(APP).text, clock).code() != seen.code()


HOSTILE = ["", "{}", "[]", "{", '{"rawId": 1}', '{"rawId": "AA", "response": {}}', "[" * 9_999, "\x00", "9" * 30_000]


@pytest.mark.parametrize("answer", HOSTILE)
@pytest.mark.parametrize("address", [SECOND, "/admin/second-factor/key/"])
def test_a_malformed_answer_of_a_key_is_refused(desk: Client, phone: Any, address: str, answer: str) -> None:
    browser = desk if address != SECOND else Client(HTTP_HOST="localhost")
    if address == SECOND:
        type_password(browser)
    browser.get(address, HTTP_HOST="localhost")
    answered = browser.post(address, {"credential": answer, "code": "\x00"}, HTTP_HOST="localhost")
    assert answered.status_code == 200
    assert "errornote" in answered.text


def test_log_out_everywhere_ends_sessions_with_a_second_factor_too(client: Client, desk: Client, phone: Any) -> None:
    app, _ = phone
    type_password(client)
    give(client, app.code())
    desk.post("/admin/session/end/")
    assert not is_logged_in(client)


def test_the_pages_have_a_fixed_number_of_queries(
    client: Client, desk: Client, phone: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(7):  # session, user, two for rights, apps, keys, codes
        desk.get(OVERVIEW)
    type_password(client)
    with django_assert_num_queries(5):  # session, user, has an app, has an app, keys
        client.get(SECOND)
