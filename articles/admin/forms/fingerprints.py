"""The version of a record that a form shows: a fingerprint of the value of each field.

It is computed from the values themselves, so that it also notices changes made by commands and merges.
"""

from __future__ import annotations

import base64
import datetime
from collections.abc import Iterable
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from django.db.models import Model, QuerySet

LENGTH = 6  # letters: 32 bits


def fingerprint(value: Any) -> str:
    """The same for a stored value, for what a form shows of it and for what comes back if nobody changes it."""
    digest = blake2b("\x00".join(_texts(value)).encode(), digest_size=4).digest()
    return base64.urlsafe_b64encode(digest).decode()[:LENGTH]


def _texts(value: Any) -> list[str]:
    if value is None:
        return [""]
    if isinstance(value, QuerySet | list | tuple | set):
        return sorted(text for one in value for text in _texts(one))
    if isinstance(value, Model):
        return [str(value.pk)]
    if isinstance(value, Decimal):
        return [format(value.normalize(), "f")]
    if isinstance(value, datetime.date):
        return [value.isoformat()]
    return [str(value).replace("\r\n", "\n").strip()]


def join(fingerprints: Iterable[str]) -> str:
    return "".join(fingerprints)


def split(version: str, count: int) -> list[str | None]:
    """The fingerprints of `count` fields. None for each if the version is not that of such a form."""
    if len(version) != LENGTH * count:
        return [None] * count
    return [version[start : start + LENGTH] for start in range(0, len(version), LENGTH)]
