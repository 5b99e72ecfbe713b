"""Editors add and remove their second factors, after the password."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from articles.models import AuthenticatorApp, RecoveryCode
from tests.admin.conftest import PASSWORD, logged_in
from tests.admin.second_factor.app import (
    APP,
    OVERVIEW,
    App,
    Clock,
    account,
    add_app,
    confirm,
    give,
    is_logged_in,
    recovery_codes,
    type_password,
)


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


def test_an_eleventh_factor_of_a_kind_is_refused_with_the_reason(
    desk: Client, phone: Any, nadia: User, clock: Clock
) -> None:
    for number in range(2, 11):
        AuthenticatorApp.objects.create(user=nadia, name=f"App {number}", sealed_secret="")
    app = App(desk.get(APP).text, clock)
    assert "An account has at most 10 of a kind." in desk.post(APP, {"code": app.code()}).text
    assert AuthenticatorApp.objects.count() == 10


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
