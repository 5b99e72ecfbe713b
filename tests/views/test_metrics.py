"""/metrics: what the site does and how long it takes, for its operators alone, and never what readers ask for."""

from __future__ import annotations

import re
from ipaddress import ip_network
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client

from articles import nouns, slow_queries
from articles.middleware.request_id import request_id
from articles.models import Topic
from tests.archive import add_article

pytestmark = pytest.mark.django_db


def told(client: Client, name: str, **labels: str) -> float:
    """The number of a metric, 0 if there is none."""
    text = client.get("/metrics").text
    spelled = "{" + ",".join(f'{label}="{value}"' for label, value in labels.items()) + "}" if labels else ""
    found = re.search(rf"^{re.escape(name + spelled)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "192.168.7.7", "172.16.0.1", "::1", "fd00::7", "::ffff:10.0.0.1"]
)
def test_who_asks_from_a_private_network_gets_it(client: Client, address: str) -> None:
    answer = client.get("/metrics", REMOTE_ADDR=address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    assert "parley_request_seconds" in answer.text


@pytest.mark.parametrize("address", ["203.0.113.9", "172.32.0.1", "2001:db8::1", "", "nonsense"])
def test_for_anybody_else_there_is_no_such_page(client: Client, address: str) -> None:
    answer = client.get("/metrics", REMOTE_ADDR=address)
    assert answer.status_code == 404
    assert "parley_" not in answer.text


def test_the_networks_can_be_configured(client: Client, settings: Any) -> None:
    settings.METRICS_READERS = [ip_network("203.0.113.9/32")]
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1").status_code == 404


@pytest.mark.parametrize("behind_proxy", [True, False])
def test_a_reader_who_comes_by_way_of_a_proxy_is_no_neighbour(
    client: Client, settings: Any, behind_proxy: bool
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    for forwarded in ("203.0.113.9", "127.0.0.1, 203.0.113.9"):
        assert client.get("/metrics", HTTP_X_FORWARDED_FOR=forwarded).status_code == 404


def test_it_is_asked_for_by_the_address_of_the_machine_over_plain_http(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/metrics", HTTP_HOST="10.0.0.5:8000").status_code == 200
    assert client.head("/metrics").content == b""
    assert client.post("/metrics").status_code == 405


def test_requests_are_counted_by_status_and_timed_by_route(client: Client) -> None:
    before = told(client, "parley_request_seconds_count", route="statement_list")
    failed = told(client, "parley_requests_total", status="400")
    client.get("/statements/")
    client.get("/statements/?speaker=nobody-of-that-name")
    assert told(client, "parley_request_seconds_count", route="statement_list") == before + 2
    assert told(client, "parley_requests_total", status="400") == failed + 1


def test_no_address_and_no_word_of_a_reader_is_told(client: Client) -> None:
    client.get("/statements/?q=aleppo-besieged")
    client.get("/no/such/aleppo-besieged/")
    client.get("/people/aleppo-besieged/")
    client.post("/admin/login/", {"username": "aleppo-besieged", "password": "aleppo-besieged"})
    assert "aleppo" not in client.get("/metrics").text


def test_routes_are_few_whatever_is_asked_for(client: Client) -> None:
    for path in ("/people/a/", "/people/b/", "/nowhere/", "/elsewhere/", "/static/none.css", "/admin/articles/topic/"):
        client.get(path)
    routes = set(re.findall(r'route="([^"]*)"', client.get("/metrics").text))
    assert {"person_detail", "none", "static", "desk"} <= routes
    assert not any("/" in route for route in routes)


def test_logins_are_counted_by_their_outcome(client: Client, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    User.objects.create_user("nadia", password="a long enough word", is_staff=True)
    before = {outcome: told(client, "parley_logins_total", outcome=outcome) for outcome in ("failed", "succeeded")}
    client.post("/admin/login/", {"username": "nadia", "password": "wrong"})
    client.post("/admin/login/", {"username": "nadia", "password": "a long enough word"})
    after = {outcome: told(client, "parley_logins_total", outcome=outcome) for outcome in before}
    assert after == {outcome: number + 1 for outcome, number in before.items()}


def test_a_download_counts_while_it_is_sent(client: Client) -> None:
    answer = client.get("/statements.csv")
    assert told(client, "parley_downloads_running") == 1
    answer.close()
    assert told(client, "parley_downloads_running") == 0


def test_the_lag_of_the_index_is_told_and_not_mended(client: Client, five_articles: None) -> None:
    client.get("/statements/")
    assert told(client, "parley_index_pending_changes") == 0
    add_article("new")
    assert told(client, "parley_index_pending_changes") > 0
    assert told(client, "parley_log_position") > told(client, "parley_index_position") > 0
    client.get("/statements/")
    assert told(client, "parley_index_pending_changes") == 0
    assert told(client, "parley_log_position") == told(client, "parley_index_position")


def test_without_an_index_or_a_database_the_rest_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent() -> None:
        raise OperationalError("the server does not answer")

    monkeypatch.setattr(nouns, "lag", silent)
    text = client.get("/metrics").text
    assert "parley_index_ready" not in text
    assert told(client, "parley_disk_free_bytes", folder="data") > 0
    monkeypatch.setattr(nouns, "lag", lambda: None)
    assert re.search(r"^parley_index_ready 0\.0$", client.get("/metrics").text, re.MULTILINE)


def test_it_has_a_fixed_number_of_queries(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/statements/")
    with django_assert_num_queries(2):
        client.get("/metrics")


def test_a_slow_query_is_logged_without_what_was_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    request_id.set("")
    hours = iter(range(1_000_000))
    monkeypatch.setattr(slow_queries.time, "perf_counter", lambda: 3600 * next(hours))
    Topic.objects.filter(name="what a command asks").first()
    assert "A query took" not in caplog.text
    client.get("/statements/?q=besieged")
    client.get("/people/besieged/")
    assert "A query took 3600000 ms: SELECT" in caplog.text
    assert not [text for name, _level, text in caplog.record_tuples if "slow" in name and "besieged" in text]


def test_a_quick_query_is_not_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.get("/statements/")
    assert "A query took" not in caplog.text
