"""Administrators, or everybody, must have a second factor where the settings say so."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import AuthenticatorApp
from tests.admin.second_factor.app import (
    APP,
    OVERVIEW,
    SECOND,
    App,
    Clock,
    account,
    add_app,
    give,
    is_logged_in,
    type_password,
)


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
