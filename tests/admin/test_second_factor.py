"""Whoever has a second factor is asked for it; administrators must have one; codes are used up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles.admin.second_factor import pending_login
from articles.models import AuthenticatorApp, LoginCounter, RecoveryCode
from tests.admin.conftest import PASSWORD, logged_in
from tests.admin.second_factors import (
    APP,
    LOGIN,
    OVERVIEW,
    SECOND,
    App,
    Clock,
    account,
    add_app,
    confirm,
    is_logged_in,
    recovery_codes,
    stopped_clock,
    type_password,
)
from tests.archive import add_article


@pytest.fixture
def clock() -> Iterator[Clock]:
    with stopped_clock() as clock:
        yield clock


@pytest.fixture
def phone(desk: Client, clock: Clock) -> tuple[App, list[str]]:
    """Nadia's app, and her recovery codes."""
    confirm(desk)
    return add_app(desk, clock)


def give(client: Client, code: str, **request: Any) -> Any:
    return client.post(SECOND, {"code": code}, **request)


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


def test_changing_factors_asks_for_the_password_again(desk: Client, phone: Any, nadia: User) -> None:
    session = desk.session
    session["password_confirmed_at"] -= 301
    session.save()
    app = AuthenticatorApp.objects.get()
    assert "Enter your password again" in desk.get(OVERVIEW).text
    assert "My phone" not in desk.get(OVERVIEW).text
    desk.post("/admin/second-factor/remove/", {"kind": "app", "factor": app.pk})
    assert AuthenticatorApp.objects.exists()
    assert "The password is wrong." in desk.post(OVERVIEW, {"password": "wrong"}).text
    assert "My phone" in confirm(desk).text


def test_the_password_that_is_typed_again_is_limited_too(desk: Client) -> None:
    for _ in range(5):
        desk.post(OVERVIEW, {"password": "wrong"})
    assert desk.post(OVERVIEW, {"password": PASSWORD}).status_code == 429


def test_removing_the_last_factor_removes_the_recovery_codes(desk: Client, client: Client, phone: Any) -> None:
    app = AuthenticatorApp.objects.get()
    answer = desk.post("/admin/second-factor/remove/", {"kind": "app", "factor": app.pk}, follow=True)
    assert "The second factor “My phone” was removed." in answer.text
    assert not RecoveryCode.objects.exists()
    type_password(client)
    assert is_logged_in(client)


MALFORMED = [{}, {"kind": "app"}, {"kind": "x", "factor": "1"}, {"kind": "app", "factor": "9" * 40}]


@pytest.mark.parametrize("fields", MALFORMED)
def test_a_malformed_removal_removes_nothing(desk: Client, phone: Any, fields: dict[str, str]) -> None:
    assert desk.post("/admin/second-factor/remove/", fields).status_code == 302
    assert AuthenticatorApp.objects.exists()


def test_nobody_removes_the_factor_of_another(desk: Client, phone: Any) -> None:
    omar = logged_in(account("omar"))
    confirm(omar)
    omar.post("/admin/second-factor/remove/", {"kind": "app", "factor": AuthenticatorApp.objects.get().pk})
    assert AuthenticatorApp.objects.exists()


def test_new_recovery_codes_replace_the_old_ones(desk: Client, client: Client, phone: Any) -> None:
    _, old = phone
    new = recovery_codes(desk.post("/admin/second-factor/codes/").text)
    assert len(new) == 10
    type_password(client)
    assert give(client, old[0]).status_code == 200
    assert give(client, new[0]).status_code == 302


def test_a_new_factor_ends_the_sessions_that_the_password_alone_began(desk: Client, nadia: User, clock: Clock) -> None:
    elsewhere = logged_in(nadia)
    confirm(desk)
    add_app(desk, clock)
    assert [is_logged_in(client) for client in (desk, elsewhere)] == [True, False]


def test_log_out_everywhere_ends_sessions_with_a_second_factor_too(client: Client, desk: Client, phone: Any) -> None:
    app, _ = phone
    type_password(client)
    give(client, app.code())
    desk.post("/admin/session/end/")
    assert not is_logged_in(client)


def test_in_production_administrators_must_set_one_up_before_anything_else(
    client: Client, settings: Any, clock: Clock, db: None
) -> None:
    settings.DESK_MFA = "administrators"
    account("root", is_superuser=True)
    assert type_password(client, "root", "/admin/articles/person/")["Location"] == OVERVIEW
    assert "Your account needs a second factor." in client.get(OVERVIEW).text
    assert not is_logged_in(client)
    app, codes = add_app(client, clock)
    assert len(codes) == 10
    assert is_logged_in(client)
    again = Client()
    assert type_password(again, "root")["Location"] == SECOND
    assert give(again, app.code()).status_code == 302


def test_after_the_codes_the_first_login_leads_to_where_it_was_going(
    client: Client, settings: Any, clock: Clock, db: None
) -> None:
    settings.DESK_MFA = "administrators"
    account("root", is_superuser=True)
    type_password(client, "root", "/admin/articles/person/")
    app = App(client.get(APP).text, clock)
    assert 'href="/admin/articles/person/"' in client.post(APP, {"code": app.code()}).text


@pytest.mark.parametrize(("setting", "asked"), [("offered", False), ("administrators", False), ("required", True)])
def test_editors_must_have_one_only_where_everybody_must(
    client: Client, nadia: User, settings: Any, setting: str, asked: bool
) -> None:
    settings.DESK_MFA = setting
    assert (type_password(client)["Location"] == OVERVIEW) == asked
    assert is_logged_in(client) != asked


def test_a_session_from_before_the_rule_ends(desk: Client, root: Client, settings: Any) -> None:
    assert is_logged_in(root)
    settings.DESK_MFA = "administrators"
    assert [is_logged_in(client) for client in (desk, root)] == [True, False]
    assert root.get("/admin/session/").json()["user"] is None


def test_who_must_have_one_cannot_remove_the_last(desk: Client, phone: Any, settings: Any) -> None:
    settings.DESK_MFA = "required"
    removal = {"kind": "app", "factor": AuthenticatorApp.objects.get().pk}
    assert "Add another one first." in desk.post("/admin/second-factor/remove/", removal, follow=True).text
    assert AuthenticatorApp.objects.exists()


def test_an_operator_removes_the_factors_that_somebody_has_lost(client: Client, desk: Client, phone: Any) -> None:
    output = StringIO()
    call_command("remove_second_factors", "nadia", stdout=output)
    assert "Removed the second factors of nadia: 1." in output.getvalue()
    assert not RecoveryCode.objects.exists()
    assert not is_logged_in(desk)
    type_password(client)
    assert is_logged_in(client)
    call_command("remove_second_factors", "nadia", stdout=output)
    assert "The account nadia had no second factor." in output.getvalue()


def test_an_operator_who_misspells_the_name_is_told(db: None) -> None:
    with pytest.raises(CommandError, match="There is no account with the name nadja"):
        call_command("remove_second_factors", "nadja")


def test_the_pages_have_a_fixed_number_of_queries(
    client: Client, desk: Client, phone: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(7):  # session, user, two for rights, apps, keys, codes
        desk.get(OVERVIEW)
    type_password(client)
    with django_assert_num_queries(5):  # session, user, has an app, has an app, keys
        client.get(SECOND)
