"""Codes of apps and recovery codes log in, once each, after the password."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import AuthenticatorApp, LoginCounter, RecoveryCode
from tests.admin.second_factor.app import (
    APP,
    SECOND,
    App,
    Clock,
    confirm,
    give,
    is_logged_in,
    type_password,
)
from tests.archive import add_article


def test_an_editor_without_a_second_factor_logs_in_by_the_password(client: Client, nadia: User) -> None:
    assert type_password(client)["Location"] == "/admin/"
    assert is_logged_in(client)


def test_who_has_an_app_is_logged_in_by_its_code_and_not_before(client: Client, phone: Any) -> None:
    app, _ = phone
    draft = add_article("draft", published=False)
    assert type_password(client, address="/admin/articles/person/")["Location"] == SECOND
    assert not is_logged_in(client)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get("/admin/session/").json()["user"] is None
    assert "The six digits that your authenticator app shows" in client.get(SECOND).text
    assert give(client, app.code())["Location"] == "/admin/articles/person/"
    assert is_logged_in(client)


def test_a_code_is_accepted_with_spaces_and_in_arabic_digits(client: Client, phone: Any) -> None:
    app, _ = phone
    type_password(client)
    digits = app.code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert give(client, f" {digits[:3]} {digits[3:]} ").status_code == 302


@pytest.mark.parametrize("seconds", [-30, 30])
def test_a_clock_may_be_half_a_minute_wrong(client: Client, phone: Any, clock: Clock, seconds: int) -> None:
    app, _ = phone
    clock.go_on(60)
    type_password(client)
    assert give(client, app.code(seconds)).status_code == 302


@pytest.mark.parametrize("seconds", [-60, 60])
def test_a_code_that_is_older_or_newer_is_refused(client: Client, phone: Any, clock: Clock, seconds: int) -> None:
    app, _ = phone
    clock.go_on(120)
    type_password(client)
    assert "This code is wrong" in give(client, app.code(seconds)).text


def test_no_code_of_an_app_can_be_used_twice(client: Client, phone: Any, clock: Clock) -> None:
    app, _ = phone
    code, earlier = app.code(), app.code(-30)
    type_password(client)
    assert give(client, code).status_code == 302
    for used in (code, earlier):
        other = Client()
        type_password(other)
        assert "This code is wrong or has been used already." in give(other, used).text
        assert not is_logged_in(other)


def test_the_code_that_added_an_app_cannot_log_in(client: Client, desk: Client, clock: Clock) -> None:
    confirm(desk)
    app = App(desk.get(APP).text, clock)
    code = app.code()
    desk.post(APP, {"code": code})
    type_password(client)
    assert give(client, code).status_code == 200


def test_each_recovery_code_logs_in_once_and_few_left_are_told(client: Client, phone: Any) -> None:
    _, codes = phone
    assert len(set(codes)) == 10
    for number, code in enumerate(codes[:8]):
        browser = Client()
        type_password(browser)
        assert give(browser, code.upper().replace("-", " ")).status_code == 302
        page = browser.get("/admin/").text
        assert ("Few of your recovery codes are left" in page) == (number >= 6)
    type_password(client)
    assert "has been used already" in give(client, codes[0]).text


def test_neither_recovery_codes_nor_keys_of_apps_stand_in_the_database(phone: Any) -> None:
    _, codes = phone
    stored = str(list(RecoveryCode.objects.values_list())) + str(list(AuthenticatorApp.objects.values_list()))
    assert not any(code in stored or code.replace("-", "") in stored for code in codes)
    assert AuthenticatorApp.objects.get().sealed_secret.startswith("gAAAA")  # Fernet


def test_with_another_key_of_the_site_recovery_codes_still_work(client: Client, phone: Any, settings: Any) -> None:
    app, codes = phone
    settings.SECRET_KEY = "another key"
    type_password(client)
    assert give(client, app.code()).status_code == 200
    assert give(client, codes[0]).status_code == 302


def test_wrong_codes_are_slowed_down_as_wrong_passwords_are(client: Client, phone: Any) -> None:
    app, codes = phone
    for _ in range(5):
        type_password(client)
        assert give(client, "no-such-code").status_code == 200
    for code in (app.code(), codes[0]):
        answer = give(client, code)
        assert (answer.status_code, answer["Retry-After"]) == (429, "2")
    LoginCounter.objects.update(last_at=timezone.now() - timedelta(seconds=3))
    assert give(client, app.code()).status_code == 302


def test_the_password_between_two_wrong_codes_forgets_no_failure(client: Client, phone: Any) -> None:
    for _ in range(5):
        browser = Client()
        type_password(browser)
        give(browser, "000000")
    type_password(client)
    assert give(client, "000000").status_code == 429


def test_wrong_codes_are_logged_without_the_code(client: Client, phone: Any, caplog: pytest.LogCaptureFixture) -> None:
    type_password(client)
    give(client, "123123")
    assert "A second factor was wrong from 127.0.0.1, for “nadia”" in caplog.text
    assert "123123" not in caplog.text
