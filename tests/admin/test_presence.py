"""Editors see who else has a record open."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, OpenForm
from tests.admin.forms import submit


@pytest.fixture
def address(write: Callable[..., Article]) -> str:
    return f"/admin/articles/article/{write().pk}/"


def presence(client: Client, address: str) -> str:
    return client.get(f"{address}change/").context["presence"]


def test_a_form_says_at_whose_desk_it_is_open_and_since_when(desk: Client, other_desk: Client, address: str) -> None:
    assert presence(other_desk, address) == ""
    OpenForm.objects.update(opened_at=timezone.now().replace(hour=0, minute=7))
    assert presence(desk, address) == "Open at another editor’s desk since 00:07: rosa."
    assert presence(other_desk, address).endswith(": nadia.")


def test_saving_and_leaving_release_the_form(desk: Client, other_desk: Client, address: str) -> None:
    submit(other_desk, f"{address}change/", headline="Another headline")
    assert presence(desk, address) == ""
    presence(other_desk, address)
    other_desk.post(f"{address}open/", {"left": "1"})
    assert presence(desk, address) == ""


def test_a_form_that_gives_no_sign_of_life_for_a_quarter_of_an_hour_is_not_open(
    desk: Client, other_desk: Client, address: str
) -> None:
    presence(other_desk, address)
    for minutes, shown in ((14, True), (16, False)):
        OpenForm.objects.filter(user__username="rosa").update(
            seen_at=timezone.now() - datetime.timedelta(minutes=minutes)
        )
        assert bool(presence(desk, address)) == shown


def test_the_script_of_a_form_learns_who_has_opened_it_since(desk: Client, other_desk: Client, address: str) -> None:
    presence(desk, address)
    presence(other_desk, address)
    assert desk.post(f"{address}open/").text.endswith(": rosa.")


def test_somebody_who_may_only_view_opens_nothing(desk: Client, onlooker: Client, address: str) -> None:
    assert onlooker.get(f"{address}change/").status_code == 200
    assert onlooker.post(f"{address}open/").status_code == 403
    assert desk.get(f"{address}open/").status_code == 405
    assert desk.post(f"/admin/articles/article/{10**25}/open/").status_code == 404
    assert presence(desk, address) == ""
