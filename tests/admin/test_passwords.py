"""A new password is none that is known from a breach, and none that is guessed soon. The editor is told why."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

OLD = "a long enough word"
BREACHED = "This password is in the lists of passwords that attackers try."
GUESSABLE = "This password is easy to guess."


def change(desk: Client, password: str) -> str:
    answer = desk.post(
        "/admin/password_change/", {"old_password": OLD, "new_password1": password, "new_password2": password}
    )
    return answer.text if answer.status_code == 200 else ""


@pytest.mark.parametrize(
    "password",
    [
        "Password123!",
        "P@ssw0rd2026",
        "Summer2026!!",
        "Sommer2026!!",
        "Liverpool2024!",
        "parleyparley1",
        "Parley-2026!!",
        "qwertyuiop12",
        "1q2w3e4r5t6y",
        "aaaaaaaaaaaa",
        "abcdefghijkl",
        "dragondragon",
        "nadia-nadia-7",
        "x" * 200,
    ],
)
def test_an_editor_is_told_that_a_password_is_easy_to_guess(desk: Client, password: str) -> None:
    page = change(desk, password)
    assert GUESSABLE in page
    assert "Choose several words that have nothing to do with each other." in page


@pytest.mark.parametrize("password", ["17oW7hv1ml2N", "banditSUsU5UsupyDAtY", "Kleniokramer1", "H8TERS_NIGHTMARE"])
def test_an_editor_is_told_that_a_password_is_known_from_a_breach_however_random_it_looks(
    desk: Client, password: str
) -> None:
    page = change(desk, password)
    assert BREACHED in page
    assert "Choose another one." in page


@pytest.mark.parametrize("password", ["tR7#kq-9vWz", "849302756138"])
def test_a_short_password_and_one_of_digits_alone_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    [
        OLD,
        "correct horse battery staple",
        "Zwölf Boxkämpfer jagen",
        "tR7#kq-9vWz!m",
        "слово за слово 7",
        "purple lamp forgets Tuesday, " * 8,
        "7\nб32\n 18\u200dAe4[99e İ",
    ],
)
def test_a_password_that_is_long_and_not_guessed_is_accepted(desk: Client, nadia: User, password: str) -> None:
    assert change(desk, password) == ""
    nadia.refresh_from_db()
    assert nadia.check_password(password)  # with its last space


def test_a_password_is_changed_with_the_old_one_only(desk: Client, nadia: User) -> None:
    new = "purple lamp forgets Tuesday"
    fields = {"old_password": "not the old one", "new_password1": new, "new_password2": new}
    assert "Your old password was entered incorrectly" in desk.post("/admin/password_change/", fields).text
    nadia.refresh_from_db()
    assert nadia.check_password(OLD)
