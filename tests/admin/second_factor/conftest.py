"""Nadia has an authenticator app, and time stands still."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.admin.second_factor.app import (
    App,
    Clock,
    add_app,
    confirm,
    stopped_clock,
)


@pytest.fixture
def clock() -> Iterator[Clock]:
    with stopped_clock() as clock:
        yield clock


@pytest.fixture
def phone(desk: Client, clock: Clock) -> tuple[App, list[str]]:
    """Nadia's app, and her recovery codes."""
    confirm(desk)
    return add_app(desk, clock)
