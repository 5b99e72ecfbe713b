"""An authenticator app, and the ways of somebody who has one."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth.models import User
from django.test import Client

from articles.admin.second_factor import codes
from tests.admin.conftest import PASSWORD

LOGIN, SECOND = "/admin/login/", "/admin/login/second/"
OVERVIEW, APP = "/admin/second-factor/", "/admin/second-factor/app/"


class Clock:
    """The time of the site and of the app. It stands still, so that no code runs out while a test runs."""

    def __init__(self) -> None:
        self.now = float(int(time.time() // 30) * 30)

    def __call__(self) -> float:
        return self.now

    def go_on(self, seconds: int = 30) -> None:
        self.now += seconds


@contextmanager
def stopped_clock() -> Iterator[Clock]:
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codes.time, "time", clock)
        yield clock


class App:
    """What is on the phone: it has read the key from the page."""

    def __init__(self, page: str, clock: Clock) -> None:
        spelled = re.search(r'class="secret"[^>]*>([A-Z2-7 ]+)<', page)
        assert spelled
        self._totp = TOTP(base64.b32decode(spelled[1].replace(" ", "")), 6, SHA1(), 30)
        self._clock = clock

    def code(self, seconds: int = 0) -> str:
        return self._totp.generate(self._clock.now + seconds).decode()


def recovery_codes(page: str) -> list[str]:
    return re.findall(r"<li><code>([^<]+)</code>", page)


def type_password(client: Client, name: str = "nadia", address: str = "/admin/", **request: Any) -> Any:
    return client.post(LOGIN, {"username": name, "password": PASSWORD, "next": address}, **request)


def confirm(client: Client) -> Any:
    return client.post(OVERVIEW, {"password": PASSWORD}, follow=True)


def add_app(client: Client, clock: Clock) -> tuple[App, list[str]]:
    """As somebody who is logged in, or who was led here by the login."""
    app = App(client.get(APP).text, clock)
    answer = client.post(APP, {"code": app.code(), "name": "My phone"}, follow=True)
    clock.go_on()
    return app, recovery_codes(answer.text)


def is_logged_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def account(name: str, **rights: bool) -> User:
    return User.objects.create_user(name, password=PASSWORD, is_staff=True, **rights)


def give(client: Client, code: str, **request: Any) -> Any:
    return client.post(SECOND, {"code": code}, **request)
