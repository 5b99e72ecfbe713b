"""Guessing passwords takes ever longer, and keeps neither the editor nor a reader from anything."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin.login import slot
from articles.models import LoginCounter
from tests.admin.conftest import PASSWORD

LOGIN = "/admin/login/"
OFFICE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def attempt(client: Client, name: str, password: str, address: str = OFFICE, **headers: str) -> Any:
    fields = {"username": name, "password": password, "next": "/admin/"}
    return client.post(LOGIN, fields, REMOTE_ADDR=address, headers=headers)


def fail(name: str, times: int, address: str = OFFICE) -> None:
    """Wrong passwords, each as soon as it is allowed."""
    for _ in range(times):
        assert attempt(Client(), name, "wrong", address).status_code == 200
        let_pass(minutes=30)


def let_pass(**time: int) -> None:
    for counter in LoginCounter.objects.all():
        counter.last_at -= timedelta(**time)
        counter.save()


def waiting_time(name: str, address: str = OFFICE) -> int:
    answer = attempt(Client(), name, "wrong", address)
    return int(answer["Retry-After"]) if answer.status_code == 429 else 0


def test_after_five_wrong_passwords_the_right_one_must_wait_too(client: Client, nadia: User) -> None:
    for _ in range(5):
        assert attempt(client, "nadia", "wrong").status_code == 200
    answer = attempt(client, "nadia", PASSWORD)
    assert (answer.status_code, answer["Retry-After"]) == (429, "2")
    assert "Try again in 2 seconds" in answer.text
    let_pass(seconds=2)
    assert attempt(client, "nadia", PASSWORD).status_code == 302


def test_the_delay_grows_with_each_failure_to_five_minutes_and_is_over_after_an_hour(nadia: User) -> None:
    delays = []
    for _ in range(15):
        answer = attempt(Client(), "nadia", "wrong")
        delays.append(int(answer.get("Retry-After", "0")))
        if answer.status_code == 429:
            let_pass(seconds=delays[-1])
            assert attempt(Client(), "nadia", "wrong").status_code == 200
    assert delays == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert "5 minutes" in attempt(Client(), "nadia", PASSWORD).text
    let_pass(hours=1, seconds=1)
    assert attempt(Client(), "nadia", PASSWORD).status_code == 302


def test_other_spellings_of_the_name_are_counted_with_it(nadia: User) -> None:
    """Django's form reads all of them as the same name."""
    for spelling in ("nadia", " nadia", "nadia\t ", "ｎａｄｉａ", "NADIA"):
        assert attempt(Client(), spelling, "wrong").status_code == 200
    assert waiting_time("nadia") == 2


def test_an_attempt_during_the_delay_does_not_make_it_longer(nadia: User) -> None:
    fail("nadia", 4)
    assert attempt(Client(), "nadia", "wrong").status_code == 200
    for _ in range(10):
        assert waiting_time("nadia") <= 2
    let_pass(seconds=2)
    assert attempt(Client(), "nadia", PASSWORD).status_code == 302


def test_failures_elsewhere_do_not_keep_the_editor_out(client: Client, nadia: User) -> None:
    assert attempt(client, "nadia", PASSWORD).status_code == 302
    client.post("/admin/logout/")
    for number in range(40):
        attempt(Client(), "nadia", "wrong", f"198.51.100.{number}")
    assert waiting_time("nadia", ELSEWHERE) > 0
    assert attempt(client, "nadia", PASSWORD).status_code == 302


def test_a_known_browser_is_slowed_down_by_its_own_failures(client: Client, nadia: User) -> None:
    attempt(client, "nadia", PASSWORD)
    for _ in range(5):
        assert attempt(client, "nadia", "wrong").status_code == 200
    assert attempt(client, "nadia", "wrong").status_code == 429


@pytest.mark.parametrize("cookie", ["forged", "number:digest", ""])
def test_a_forged_cookie_makes_no_browser_known(nadia: User, cookie: str) -> None:
    fail("nadia", 4)
    attempt(Client(), "nadia", "wrong")
    client = Client()
    client.cookies["desk_browser"] = cookie
    assert attempt(client, "nadia", "wrong").status_code == 429


def test_a_browser_known_for_one_account_is_a_stranger_to_another(client: Client, nadia: User) -> None:
    User.objects.create_user("omar", password=PASSWORD, is_staff=True)
    attempt(client, "nadia", PASSWORD)
    fail("omar", 4)
    attempt(Client(), "omar", "wrong")
    assert attempt(client, "omar", "wrong").status_code == 429


def test_many_names_cannot_be_tried_from_one_address(nadia: User) -> None:
    for number in range(20):
        assert attempt(Client(), f"name-{number}", "Spring2026").status_code == 200
    assert waiting_time("another-name") > 0
    assert waiting_time("another-name", ELSEWHERE) == 0


def test_all_failures_together_slow_strangers_down_and_no_known_browser(client: Client, nadia: User) -> None:
    attempt(client, "nadia", PASSWORD)
    attempt(Client(), "nobody", "wrong")
    LoginCounter.objects.update(number=500)  # as if from many addresses
    assert waiting_time("someone", ELSEWHERE) > 0
    assert attempt(client, "nadia", PASSWORD).status_code == 302


def test_names_without_an_account_are_slowed_down_alike(db: None) -> None:
    for _ in range(5):
        attempt(Client(), "no-such-name", "wrong")
    assert waiting_time("no-such-name") == 2


PROXIED = [  # what the proxy forwards for a guesser, and then for somebody else
    ("203.0.113.1", "203.0.113.2", False),
    ("10.9.9.9, 203.0.113.1, 10.0.0.2", "10.9.9.9, 203.0.113.2, 10.0.0.2", False),
    ("192.0.2.50, 203.0.113.1", "192.0.2.51, 203.0.113.1", True),  # the client invented the first part
    ("", "", True),
    ("nonsense, 127.0.0.1", "other nonsense, 127.0.0.1", True),
]


@pytest.mark.parametrize(("first", "second", "is_same"), PROXIED)
def test_a_client_is_known_by_what_a_named_proxy_says(
    nadia: User, settings: Any, first: str, second: str, is_same: bool
) -> None:
    settings.BEHIND_PROXY = True
    settings.PROXIES = [ip_network("127.0.0.1"), ip_network("10.0.0.0/24")]
    for _ in range(5):
        attempt(Client(), "nadia", "wrong", "127.0.0.1", x_forwarded_for=first)
    answer = attempt(Client(), "nadia", "wrong", "127.0.0.1", x_forwarded_for=second)
    assert (answer.status_code == 429) is is_same


@pytest.mark.parametrize("behind_proxy", [False, True])
def test_a_client_cannot_name_its_own_address(nadia: User, settings: Any, behind_proxy: bool) -> None:
    """Without a proxy nothing forwarded counts; with one, nothing that comes from anywhere else."""
    settings.BEHIND_PROXY = behind_proxy
    for number in range(5):
        attempt(Client(), "nadia", "wrong", OFFICE, x_forwarded_for=f"203.0.113.{number}")
    assert attempt(Client(), "nadia", "wrong", OFFICE, x_forwarded_for="203.0.113.99").status_code == 429


def test_one_client_has_all_addresses_of_its_ipv6_network(nadia: User) -> None:
    for number in range(5):
        attempt(Client(), "nadia", "wrong", f"2001:db8:1:2::{number}")
    assert waiting_time("nadia", "2001:db8:1:2:ffff::1") == 2
    assert waiting_time("nadia", "2001:db8:1:3::1") == 0


def test_a_password_typed_as_a_name_is_neither_stored_nor_logged(nadia: User, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        attempt(Client(), "correct horse battery", "x")
        attempt(Client(), "nul\x00", "x")
        attempt(Client(), "nadia", "wrong")
    assert "correct horse" not in caplog.text
    assert f"A login failed from {OFFICE}, for no account" in caplog.text
    assert f"A login failed from {OFFICE}, for “nadia”" in caplog.text
    stored = " ".join(str(values) for values in LoginCounter.objects.values_list())
    assert not {"correct", "nadia", OFFICE} & set(stored.split("'"))


def test_what_was_counted_is_deleted_after_an_hour(nadia: User) -> None:
    attempt(Client(), "nadia", "wrong")
    let_pass(hours=2)
    attempt(Client(), "someone", "wrong", ELSEWHERE)
    assert not LoginCounter.objects.filter(last_at__lt=timezone.now() - timedelta(hours=1)).exists()


@contextmanager
def somebody_logging_in(folder: Path) -> Iterator[None]:
    """Another thread, which has the slot for as long as the block lasts."""
    inside, end = threading.Event(), threading.Event()

    def log_in() -> None:
        with slot.login_slot():
            inside.set()
            end.wait()

    thread = threading.Thread(target=log_in)
    thread.start()
    inside.wait()
    try:
        yield
    finally:
        end.set()
        thread.join()


def test_one_password_at_a_time_is_checked(
    client: Client, nadia: User, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(slot, "PATIENCE", 0.1)
    with somebody_logging_in(tmp_path):
        answer = attempt(client, "nadia", PASSWORD)
        assert (answer.status_code, answer["Retry-After"]) == (429, "2")
        assert client.get(LOGIN).status_code == 200
    assert attempt(client, "nadia", PASSWORD).status_code == 302


def test_nobody_queues_behind_the_one_who_waits(
    client: Client, nadia: User, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(slot, "_queue", threading.BoundedSemaphore(1))
    monkeypatch.setattr(slot, "PATIENCE", 3600.0)
    with somebody_logging_in(tmp_path):
        assert attempt(client, "nadia", PASSWORD).status_code == 429
