"""The log says who has logged in and out, what was refused, and which credentials have changed; never a secret."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.conftest import PASSWORD
from tests.admin.second_factor.app import add_app, confirm, stopped_clock, type_password

NEW = "purple lamp forgets Tuesday"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """What has been written since the last time that somebody looked."""

    def lines() -> list[str]:
        written = [record.getMessage() for record in caplog.records if record.name == "articles.account_log"]
        caplog.clear()
        return written

    return lines


def test_logins_and_logouts_name_account_and_address(client: Client, nadia: User, lines: Any) -> None:
    type_password(client)
    assert lines() == ["“nadia” has logged in from 127.0.0.1"]
    client.post("/admin/logout/")
    assert lines() == ["“nadia” has logged out from 127.0.0.1"]
    assert logging.getLogger().level > logging.INFO  # and yet they are written


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/admin/articles/article/import/", "/admin/articles/article/import/"),
        ("/admin/auth/user/5%0Aforged/password/", "/admin/auth/user/5\\nforged/password/"),
    ],
)
def test_what_is_refused_is_logged_on_one_line(onlooker: Client, lines: Any, path: str, written: str) -> None:
    lines()
    assert onlooker.get(path).status_code == 403
    assert lines() == [f"“omar” was refused GET {written} from 127.0.0.1"]


def test_a_change_of_credentials_is_logged_without_them(desk: Client, caplog: Any, lines: Any) -> None:
    lines()
    with stopped_clock() as clock:
        confirm(desk)
        add_app(desk, clock)
        assert lines() == ["Of the account “nadia”, a second factor was added"]
        desk.post("/admin/second-factor/codes/")
        assert lines() == ["Of the account “nadia”, the recovery codes were replaced"]
        fields = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
        desk.post("/admin/password_change/", fields)
        assert lines() == ["Of the account “nadia”, the password was changed"]
    assert NEW not in caplog.text
