"""The cast: Nadia and Rosa are editors, Omar may only view the record; Ada Quill is in the record."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from articles.models import Article, Outlet, Party, Person, Statement, Venue

BACKEND = "django.contrib.auth.backends.ModelBackend"
PASSWORD = "a long enough word"


@pytest.fixture(autouse=True)
def _a_desk_of_its_own(settings: Any, tmp_path: Path) -> None:
    """Pages need neither collected files nor their manifest here."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    # The real hasher is slow on purpose, and these tests log in hundreds of times.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def nadia(db: None) -> User:
    user = User.objects.create_user("nadia", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="editor"))
    return user


@pytest.fixture
def desk(nadia: User) -> Client:
    """Nadia's browser, logged in."""
    return logged_in(nadia)


@pytest.fixture
def other_desk(nadia: User) -> Client:
    """The browser of Rosa, another editor."""
    rosa = User.objects.create_user("rosa", is_staff=True)
    rosa.groups.add(Group.objects.get(name="editor"))
    return logged_in(rosa)


@pytest.fixture
def onlooker(db: None) -> Client:
    """Omar's browser: he may view everything in the record, and change nothing."""
    omar = User.objects.create_user("omar", password=PASSWORD, is_staff=True)
    looking = Permission.objects.filter(content_type__app_label="articles", codename__startswith="view")
    omar.user_permissions.set(looking)
    return logged_in(omar)


@pytest.fixture
def root(db: None) -> Client:
    return logged_in(User.objects.create_superuser("root", password=PASSWORD))


@pytest.fixture
def outlet(db: None) -> Outlet:
    return Outlet.objects.create(slug="the-courier", name="The Courier")


@pytest.fixture
def party(db: None) -> Party:
    return Party.objects.create(slug="ruritania", name="Ruritania")


@pytest.fixture
def ada(db: None) -> Person:
    person = Person.objects.create(slug="ada-quill", name="Ada Quill", sort_name="Quill, Ada")
    person.names.create(name="Ада Квилл", script="Cyrl")
    return person


@pytest.fixture
def zenda(db: None) -> Venue:
    return Venue.objects.create(slug="zenda", name="Zenda", latitude="48.10", longitude="13.20")


@pytest.fixture
def write(outlet: Outlet) -> Callable[..., Article]:
    def write(slug: str = "envoys-meet", **facts: Any) -> Article:
        return Article.objects.create(
            **{
                "slug": slug,
                "headline": slug.replace("-", " ").capitalize(),
                "outlet": outlet,
                "published": datetime.date(2015, 5, 1),
                "url": f"https://courier.example/{slug}",
                **facts,
            }
        )

    return write


@pytest.fixture
def quote() -> Callable[..., Statement]:
    def quote(article: Article, words: str = "We shall see", **facts: Any) -> Statement:
        return Statement.objects.create(**{"article": article, "kind": "quotation", "words": words, **facts})

    return quote


@pytest.fixture
def published(write: Callable[..., Article]) -> Article:
    return write(status="published", language="en")


@pytest.fixture
def statement(published: Article, quote: Callable[..., Statement], ada: Person) -> Statement:
    return quote(published, speaker=ada, said_on="2015-05-01")
