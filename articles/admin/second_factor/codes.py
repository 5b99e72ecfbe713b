"""The codes of authenticator apps (TOTP, RFC 6238), and recovery codes. Each is accepted once."""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
import unicodedata

from cryptography.hazmat.primitives import constant_time
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth.models import User

from articles.admin.second_factor.sealing import unseal
from articles.models.second_factor import AuthenticatorApp, RecoveryCode

STEP = 30  # seconds
DIGITS = 6
SECRET_BYTES = 20
ISSUER = "Parley"

RECOVERY_CODES = 10
RECOVERY_LENGTH = 16
_RECOVERY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without what looks alike


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def _totp(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), STEP)  # noqa: S303 -- apps know no other hash; as an HMAC it is sound


def address_of(secret: bytes, account: str) -> str:
    """The otpauth: address that an app reads from a QR code."""
    return _totp(secret).get_provisioning_uri(account, ISSUER)


def spelled(secret: bytes) -> str:
    """The secret as it is typed into an app, in groups of four."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def step_of(secret: bytes, code: str) -> int | None:
    """The time step of a code: the present one, the one before or the next. None if the code is wrong."""
    typed, totp, now = cleaned(code).encode(), _totp(secret), int(time.time() // STEP)
    steps = [step for step in (now - 1, now, now + 1) if constant_time.bytes_eq(totp.generate(step * STEP), typed)]
    return steps[-1] if steps else None


def cleaned(code: str) -> str:
    """Without the spaces and hyphens that people add, and with Western digits."""
    plain = (str(unicodedata.decimal(letter, letter)) for letter in code[:64].casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def use_code(user: User, code: str) -> bool:
    """Whether it is the present code of an app, or an unused recovery code. It is used up by that."""
    if len(cleaned(code)) != DIGITS:
        return RecoveryCode.objects.filter(user=user, digest=_digest(code)).delete()[0] > 0
    for app in AuthenticatorApp.objects.filter(user=user):
        secret = unseal(app.sealed_secret)
        step = step_of(secret, code) if secret else None
        if step is not None and app.use_step(step):
            return True
    return False


def new_recovery_codes(user: User) -> list[str]:
    """Ten codes, which are not stored and can only be shown now. Those from before are no longer valid."""
    codes = ["".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(code)) for code in codes)
    return ["-".join(code[start : start + 4] for start in range(0, RECOVERY_LENGTH, 4)) for code in codes]


def _digest(code: str) -> str:
    """A code has 79 random bits, so a plain digest cannot be searched. It needs no key, and outlives a SECRET_KEY."""
    return hashlib.sha256(f"parley recovery code {cleaned(code)}".encode()).hexdigest()
