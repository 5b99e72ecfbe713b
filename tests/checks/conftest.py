"""The cast: Ada Quill was an envoy from 2014 on, and speaks in the articles of The Courier."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Outlet, Person, Role, Statement

DAY = datetime.date(2015, 5, 1)
MADE_UP = "We shall see whether the guns fall silent by Sunday"


def check_record(*options: str) -> list[dict[str, str]]:
    """What the command finds, as data."""
    output = StringIO()
    with suppress(CommandError):
        call_command("check_record", "--format", "json", *options, stdout=output)
    found: list[dict[str, str]] = json.loads(output.getvalue())
    return found


def checks_of(record: Any) -> list[str]:
    """The names of the checks that find something in this record."""
    key, noun = record.natural_key()[0], record._meta.model_name
    return [found["check"] for found in check_record() if (found["noun"], found["record"]) == (noun, key)]


@pytest.fixture
def courier(db: None) -> Outlet:
    return Outlet.objects.create(slug="the-courier", name="The Courier", homepage="https://www.courier.example/")


@pytest.fixture
def ada(db: None) -> Person:
    return Person.objects.create(slug="ada-quill", name="Ada Quill", sort_name="Quill, Ada")


@pytest.fixture
def envoy(ada: Person) -> Role:
    return Role.objects.create(slug="ada-quill-envoy", person=ada, title="Envoy", started=datetime.date(2014, 3, 1))


@pytest.fixture
def write(courier: Outlet, ada: Person) -> Callable[..., Article]:
    def write(slug: str = "envoys-meet", **facts: Any) -> Article:
        defaults = {"slug": slug, "headline": slug.replace("-", " ").capitalize(), "outlet": courier, "published": DAY}
        article = Article.objects.create(**{**defaults, "url": f"https://courier.example/{slug}", **facts})
        article.people.add(ada)
        return article

    return write


@pytest.fixture
def say(write: Callable[..., Article], ada: Person) -> Callable[..., Statement]:
    """A statement in which no check finds anything, but for these facts."""

    def say(article: Article | None = None, **facts: Any) -> Statement:
        article = article or write(f"article-{Article.objects.count()}")
        right = {"kind": "quotation", "words": MADE_UP, "speaker": ada, "attribution": "the envoy", "said_on": DAY}
        return Statement.objects.create(**{"article": article, **right, **facts})

    return say
