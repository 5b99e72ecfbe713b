"""Sessions end by themselves, and everywhere at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from articles.admin.topic import TopicAdmin
from tests.admin.conftest import logged_in
from tests.archive import add_article

DESK, LOGIN = "/admin/", "/admin/login/"
REFUSE = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER refuse BEFORE UPDATE ON django_session FOR EACH ROW EXECUTE FUNCTION refuse();
"""


class Clock:
    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now

    def go_on(self, minutes: float) -> None:
        self.now += 60 * minutes


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    from articles.middleware import sessions

    clock = Clock()
    monkeypatch.setattr(sessions.time, "time", clock)
    return clock


@contextmanager
def unwritable_sessions() -> Iterator[None]:
    """As on a full disk, or on a primary that has become a standby."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON" if sqlite else REFUSE)
        yield
        cursor.execute("PRAGMA query_only = OFF" if sqlite else "DROP FUNCTION refuse() CASCADE")


def is_logged_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def test_a_session_ends_after_half_an_hour_without_a_request(clock: Clock, desk: Client) -> None:
    for _ in range(3):
        clock.go_on(29)
        assert is_logged_in(desk)
    clock.go_on(31)
    assert not is_logged_in(desk)
    assert not Session.objects.exists()


def test_a_session_ends_twelve_hours_after_the_login_whatever_is_done(clock: Clock, desk: Client) -> None:
    for _ in range(12 * 3 - 1):
        clock.go_on(20)
        assert is_logged_in(desk)
    clock.go_on(21)
    assert not is_logged_in(desk)


def test_an_open_form_alone_does_not_prolong_a_session(clock: Clock, desk: Client) -> None:
    article = add_article("seen")
    for _ in range(31):
        clock.go_on(1)
        desk.post(f"/admin/articles/article/{article.pk}/open/")
        desk.get("/admin/session/")
    assert not is_logged_in(desk)


def test_a_list_that_asks_again_by_itself_does_not_prolong_a_session(clock: Clock, desk: Client) -> None:
    for _ in range(31):
        clock.go_on(1)
        desk.get("/admin/articles/intakeitem/", headers={"X-State-Of-Rows": "0"})
    assert not is_logged_in(desk)


def test_a_draft_is_no_longer_previewed_when_the_session_has_ended(clock: Clock, desk: Client) -> None:
    draft = add_article("draft", published=False)
    assert desk.get(draft.get_absolute_url()).status_code == 200
    clock.go_on(31)
    assert desk.get(draft.get_absolute_url()).status_code == 404


def test_logging_out_everywhere_ends_the_sessions_of_the_account_in_all_browsers(
    desk: Client, nadia: User, other_desk: Client
) -> None:
    at_home = logged_in(nadia)
    assert "Log out everywhere" in desk.get(DESK).text
    answer = desk.post("/admin/session/end/", follow=True)
    assert "You are logged out in all browsers." in answer.text
    assert [is_logged_in(client) for client in (desk, at_home, other_desk)] == [False, False, True]


def test_a_link_cannot_log_anybody_out(desk: Client, nadia: User) -> None:
    assert desk.get("/admin/session/end/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nadia)
    assert strict.post("/admin/session/end/").status_code == 403
    assert is_logged_in(desk)
    assert is_logged_in(strict)


def test_who_is_not_logged_in_may_press_the_button_too(client: Client, db: None) -> None:
    assert client.post("/admin/session/end/")["Location"] == LOGIN


def test_expired_sessions_are_deleted_at_the_next_login(nadia: User) -> None:
    logged_in(nadia)
    Session.objects.update(expire_date=timezone.now() - timedelta(hours=1))
    logged_in(nadia)
    assert Session.objects.count() == 1


def test_no_page_says_the_key_of_its_session(desk: Client) -> None:
    key = desk.session.session_key
    answers = [desk.get(path) for path in ("/admin/", "/admin/articles/person/add/", "/about/")]
    assert key
    assert not any(key in answer.text or key in str(answer.headers) for answer in answers)


def test_a_page_is_shown_although_the_database_cannot_store_the_session(clock: Clock, desk: Client) -> None:
    clock.go_on(2)
    with unwritable_sessions():
        assert is_logged_in(desk)
    assert is_logged_in(desk)


def test_whose_session_is_ended_in_the_middle_of_a_request_is_asked_to_log_in(
    clock: Clock, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ordering(admin: TopicAdmin, request: HttpRequest) -> list[str]:
        Session.objects.all().delete()  # in another browser, by "Log out everywhere"
        return ["name"]

    clock.go_on(2)
    page = f"{DESK}articles/topic/?o=1"
    monkeypatch.setattr(TopicAdmin, "get_ordering", ordering)
    assert desk.get(page)["Location"] == f"{LOGIN}?next={quote(page)}"
