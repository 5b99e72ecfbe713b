"""Encrypts the secrets of authenticator apps, so that a copy of the database alone shows no codes."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


def _cipher() -> Fernet:
    key = salted_hmac("articles.second_factor", "authenticator app", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))


def seal(secret: bytes) -> str:
    return _cipher().encrypt(secret).decode()


def unseal(sealed: str) -> bytes | None:
    """None if SECRET_KEY is no longer the one that it was sealed with."""
    try:
        return _cipher().decrypt(sealed)
    except InvalidToken:
        return None
