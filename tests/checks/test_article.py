from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from articles.models import Article, Outlet, Role, Round, Statement
from tests.checks.conftest import check_record, checks_of

pytestmark = pytest.mark.django_db

Write = Callable[..., Article]


@pytest.mark.parametrize(
    ("facts", "checks"),
    [
        ({}, []),
        ({"published": datetime.date(1915, 5, 1)}, ["published-beyond-the-calendar"]),
        (
            {"published_precision": "month", "published": datetime.date(2015, 5, 2)},
            ["published-more-than-its-precision"],
        ),
        ({"status": "published", "coding": "complete"}, ["complete-without-statements"]),
        ({"status": "draft", "coding": "complete"}, []),
        ({"status": "published", "coding": "partly"}, []),
        ({"url": "https://other.example/envoys-meet"}, ["address-of-another-host"]),
        ({"url": "https://live.courier.example/envoys-meet"}, []),
    ],
)
def test_what_is_wrong_in_an_article_is_found(write: Write, facts: dict[str, Any], checks: list[str]) -> None:
    assert checks_of(write(**facts)) == checks


def test_an_article_with_statements_may_be_complete(write: Write, say: Callable[..., Statement]) -> None:
    article = write(status="published", coding="complete")
    say(article)
    assert checks_of(article) == []


def test_an_outlet_without_a_home_page_has_no_host(write: Write, courier: Outlet) -> None:
    courier.homepage = ""
    courier.save()
    assert checks_of(write(url="https://other.example/envoys-meet")) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://courier.example/envoys?id=7",
        "https://www.courier.example/envoys?id=7",
        "https://courier.example/envoys/?id=7",
        "https://courier.example/envoys?utm_source=feed&id=7&fbclid=x",
        "https://courier.example/envoys?id=7#comments",
    ],
)
def test_addresses_that_differ_in_nothing_that_matters_are_the_same(write: Write, address: str) -> None:
    write("first", url="https://courier.example/envoys?id=7")
    write("second", url=address)
    assert [found["check"] for found in check_record() if found["noun"] == "article"] == ["same-address"]


@pytest.mark.parametrize("address", ["https://courier.example/envoys?id=8", "https://courier.example/Envoys?id=7"])
def test_addresses_of_other_pages_are_not_the_same(write: Write, address: str) -> None:
    write("first", url="https://courier.example/envoys?id=7")
    write("second", url=address)
    assert [found for found in check_record() if found["noun"] == "article"] == []


def test_the_same_headline_of_an_outlet_on_one_day_is_doubtful(write: Write) -> None:
    write("first", headline="Envoys meet")
    write("second", headline="Envoys  MEET")
    write("next-day", headline="Envoys meet", published=datetime.date(2015, 5, 2))
    assert [found["check"] for found in check_record() if found["noun"] == "article"] == ["same-headline"]


def test_a_period_has_no_precision_without_a_date(envoy: Role) -> None:
    envoy.ended_precision = "month"
    envoy.save()
    assert checks_of(envoy) == ["role-precision-without-end"]
    held = Round.objects.create(slug="zenda-i", name="Zenda I", started_precision="year")
    assert checks_of(held) == ["round-precision-without-start"]
