"""Refuses passwords that only look uncommon: a common one with a number and a mark at its end."""

from __future__ import annotations

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FEWEST_CHARACTERS = 6  # different ones
LONGEST_CORE = 20

# Digits and marks that stand for letters.
_LETTERS = str.maketrans("013457@$!", "oieastasi")
_SITE_WORDS = {"parley", "parleydesk", "editor", "editors"}


class DisguisedPasswordValidator(CommonPasswordValidator):
    """Compares the letters of the password with Django's list of common passwords, which come from breaches."""

    def validate(self, password: str, user: object = None) -> None:
        lowered = password.lower()
        if len(set(lowered)) < FEWEST_CHARACTERS or _cores(lowered) & (self.passwords | _SITE_WORDS):
            raise ValidationError(
                _("This password is a common one with some characters added. Choose several words instead."),
                code="password_disguised",
            )

    def get_help_text(self) -> str:
        return _("Your password cannot be a common one with a number or a mark added: choose several words.")


def _cores(password: str) -> set[str]:
    """The letters, as they are and read from digits and marks; without what is repeated."""
    plain = "".join(filter(str.isalpha, password))
    trimmed = password.rstrip("0123456789!?.,;:_-#*+ ").lstrip("0123456789!?.,;:_-#*+ ")
    read = "".join(filter(str.isalpha, trimmed.translate(_LETTERS)))
    cores = {plain, read}
    cores |= {core[: len(core) // 2] for core in cores if core[: len(core) // 2] * 2 == core}
    return {core for core in cores if 0 < len(core) <= LONGEST_CORE}
