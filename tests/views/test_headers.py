"""What every answer says besides its content, and what the log says of it."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.test import Client

from config.logs import JsonFormatter, NamesRequest
from tests.views.pages import every_page, every_twin

pytestmark = pytest.mark.django_db


def test_every_answer_takes_rights_from_pages_and_from_other_sites(client: Client) -> None:
    for address in [*every_page(), *every_twin(), "/admin/login/", "/nowhere/", "/statements/?speaker=nobody"]:
        answer = client.get(address)
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", address
        assert "geolocation=()" in answer["Permissions-Policy"], address
        answer.close()


def test_every_answer_has_a_number_of_its_own(client: Client) -> None:
    numbers = {client.get("/about/")["X-Request-ID"] for _ in range(3)}
    assert len(numbers) == 3


@pytest.mark.parametrize(
    ("behind_proxy", "given", "taken"),
    [
        (True, "f3a9c1d2-from-the-proxy", True),
        (False, "f3a9c1d2-from-a-client", False),
        (True, "too/odd for a log", False),
        (True, "x" * 65, False),
    ],
)
def test_the_number_is_the_proxy_s_if_there_is_one(
    client: Client, settings: Any, behind_proxy: bool, given: str, taken: bool
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    number = client.get("/about/", headers={"x-request-id": given})["X-Request-ID"]
    assert (number == given) is taken


class Lines(logging.Handler):
    """Keeps what would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.addFilter(NamesRequest())
        self.setFormatter(JsonFormatter())
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def log() -> Any:
    lines = Lines()
    logging.getLogger().addHandler(lines)
    yield lines
    logging.getLogger().removeHandler(lines)


def test_a_wrong_host_is_one_line_of_the_log_without_a_traceback(client: Client, log: Lines) -> None:
    answer = client.get("/about/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    [line] = [line for line in log.lines if line["logger"] == "django.security.DisallowedHost"]
    assert "evil.example" in line["message"]
    assert "traceback" not in line
    assert line["request"] == answer["X-Request-ID"]


def test_a_status_is_logged_with_the_number_of_its_request(client: Client, log: Lines) -> None:
    numbers = [client.get("/nowhere/")["X-Request-ID"] for _ in range(2)]
    assert [line["request"] for line in log.lines if line["logger"] == "django.request"] == numbers


def test_a_line_of_json_has_its_time_and_its_traceback(log: Lines) -> None:
    try:
        raise ValueError("“broken”\nin two lines")
    except ValueError:
        logging.getLogger("articles.test").exception("It failed")
    [line] = log.lines
    assert line["time"].endswith("+00:00")
    assert (line["level"], line["message"], line["logger"]) == ("ERROR", "It failed", "articles.test")
    assert "“broken”" in line["traceback"]
