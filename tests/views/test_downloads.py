"""Whole lists are downloaded one at a time in each process, and in a limited time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from articles.views import downloads

pytestmark = pytest.mark.django_db
LIST = "/statements.csv"


@pytest.fixture
def running() -> Iterator[Any]:
    """A download that has begun."""
    answer = Client().get(LIST)
    assert answer.status_code == 200
    yield answer
    answer.close()


def test_a_second_download_is_asked_to_come_back_at_once(running: Any) -> None:
    answer = Client().get("/articles.csv")
    assert (answer.status_code, answer["Retry-After"]) == (429, "10")
    assert "follow the link again in a few seconds" in answer.text
    assert "Content-Disposition" not in answer


def test_readers_of_pages_do_not_notice_a_download(running: Any) -> None:
    for address in ("/statements/", "/statements.json", "/statements.atom", "/statements.csv?speaker=nobody"):
        assert Client().get(address).status_code in (200, 400)


def test_the_place_is_free_when_the_download_has_ended() -> None:
    for _ in range(3):
        answer = Client().get(LIST)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_the_place_is_free_when_the_download_has_broken_off(running: Any) -> None:
    next(iter(running.streaming_content))
    running.close()
    again = Client().get(LIST)
    assert again.status_code == 200
    again.close()


def test_asking_for_the_headers_alone_takes_no_place(running: Any) -> None:
    answer = Client().head(LIST)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert b"".join(answer.streaming_content) == b""  # type: ignore[attr-defined]


def test_whoever_has_the_file_already_takes_no_place(running: Any) -> None:
    answer = Client().get(LIST, headers={"if-none-match": running["ETag"]})
    assert answer.status_code == 304


def test_a_download_that_takes_too_long_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "MOST_SECONDS", -1.0)
    answer = Client().get(LIST)
    with pytest.raises(TimeoutError):
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    answer.close()


class Clock:
    """A second goes by whenever somebody looks at it."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, 0.0

    def monotonic(self) -> float:
        self.now += 1
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


def test_a_download_gives_way_while_others_are_answered_and_goes_on_after_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def waited() -> float:
        monkeypatch.setattr(downloads, "time", clock := Clock())
        answer = Client().get(LIST)
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return clock.slept

    assert waited() == 0
    with downloads.answering():
        assert 0 < waited() <= downloads.MOST_WAITING
    assert waited() == 0
