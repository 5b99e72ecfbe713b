"""A request takes one snapshot of the index, looks at the change log once, and answers from that state alone."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.browse.filters import ListFilter
from articles.models import Statement, Venue
from tests.views.pages import every_page, every_twin

pytestmark = pytest.mark.django_db

REFUSED = [
    "/statements/?speaker=nobody",
    "/statements/?page=99",
    "/statements.json?speaker=nobody",
    "/statements.csv?from=yesterday",
    "/statements/facets/speaker/?page=99",
    "/people/?party=nobody",
    "/people/john-kerry/?speaker=john-kerry",
]
NO_INDEX = {"/healthz"}
numbers = count()


def read(client: Client, address: str) -> int:
    """Reads a page that is not kept from an earlier test. Returns how often the log was looked at."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(f"{address}{'&' if '?' in address else '?'}reader={next(numbers)}")
        if answer.streaming:
            b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return sum("articles_change" in query["sql"] for query in captured)


def test_every_page_looks_at_the_log_once(client: Client) -> None:
    read(client, "/")
    for address in [*every_page(), *every_twin(), *REFUSED]:
        assert read(client, address) == (0 if address in NO_INDEX else 1), address


def test_so_does_every_page_for_whoever_carries_a_session(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root", password="x"))
    read(client, "/")
    for address in every_page():
        assert read(client, address) <= 1, address


def test_an_edit_in_the_middle_of_a_request_is_seen_by_the_next_one(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit comes after the query string was validated, and before anything is counted."""

    def counted() -> Any:
        page = client.get(f"/statements.json?speaker=john-kerry&reader={next(numbers)}").json()
        return page["total"], [
            (facet["name"], value["value"], value["count"]) for facet in page["facets"] for value in facet["values"]
        ]

    before = counted()
    validate = ListFilter.validate

    def validate_and_edit(self: ListFilter) -> None:
        validate(self)
        Statement.objects.filter(speaker__slug="john-kerry").update(venue=Venue.objects.get(slug="aleppo"))

    with monkeypatch.context() as editing:
        editing.setattr(ListFilter, "validate", validate_and_edit)
        assert counted() == before
    after = counted()
    assert after != before
    assert ("venue", "aleppo", before[0]) in after[1]
