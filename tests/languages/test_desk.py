"""The desk of editors can be had in another language."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import models
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from articles.models.base import Slugged
from articles.models.statement import UID_ALPHABET
from tests.admin.second_factor.app import App, stopped_clock
from tests.languages.pseudo import LANGUAGE, english_on, write_content_in_cyrillic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pseudo_language")]


@pytest.fixture
def desk() -> Client:
    write_content_in_cyrillic()
    client = Client()
    client.force_login(User.objects.create_superuser("корень", password="x"))
    return client


def of_articles(model: type[models.Model]) -> bool:
    return model._meta.app_label == "articles"


def management_forms(page: str) -> dict[str, str]:
    """The hidden fields that say how many rows each part of a form has."""
    return dict(re.findall(r'name="(\w+-(?:TOTAL|INITIAL)_FORMS)" value="(\d+)"', page))


def pages_of(model: type[models.Model]) -> list[str]:
    record = model._default_manager.order_by("pk").first()
    views: dict[str, list[Any]] = {"changelist": [], "add": []}
    if record:
        views |= {view: [record.pk] for view in ("change", "history", "delete")}
    found = []
    for view, args in views.items():
        try:
            found.append(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=args))
        except NoReverseMatch:
            continue
    return found


def english_of(page: str) -> list[str]:
    """Slugs and identifiers of statements are the same in every language."""
    nouns = [model for model in admin.site._registry if issubclass(model, Slugged)]
    slugs = {slug for noun in nouns for slug in noun._default_manager.values_list("slug", flat=True)}
    return [
        text for text in english_on(page) if text not in slugs and not re.fullmatch(f"[{UID_ALPHABET}]{{10}}", text)
    ]


def test_no_page_of_the_desk_has_an_english_word_in_another_language(desk: Client) -> None:
    pages = [page for model in admin.site._registry if of_articles(model) for page in pages_of(model)]
    assert len(pages) > 40
    with translation.override(LANGUAGE):
        left = {}
        for page in ["/admin/", "/admin/password_change/", *pages]:
            answer = desk.get(page)
            if answer.status_code == 200 and (found := english_of(answer.content.decode())):
                left[page] = found
    assert left == {}


def test_no_page_of_the_second_factor_has_an_english_word_in_another_language(desk: Client, settings: Any) -> None:
    second, own = "/admin/login/second/", "/admin/second-factor/"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    User.objects.update(password=make_password("пароль"))
    with translation.override(LANGUAGE), stopped_clock() as clock:
        desk.force_login(User.objects.get())
        pages = [desk.get(own).text, desk.post(own, {"password": "х"}).text]
        desk.post(own, {"password": "пароль"})
        pages += [desk.get(own).text, desk.get(f"{own}key/").text, desk.get(f"{own}key/", HTTP_HOST="localhost").text]
        pages += [desk.get(f"{own}app/").text, desk.post(f"{own}app/", {"code": "0"}).text]
        app = App(pages[-1], clock)
        pages += [desk.post(f"{own}app/", {"code": app.code()}).text, desk.get(own).text]
        guest = Client()
        guest.post("/admin/login/", {"username": "корень", "password": "пароль"})
        pages += [guest.get(second).text, guest.post(second, {"code": "0"}).text, guest.post(second).text]
    assert [text for page in pages for text in english_of(page)] == []


def test_what_a_form_refuses_is_told_in_the_language(desk: Client) -> None:
    with translation.override(LANGUAGE):
        left = {}
        for model in filter(of_articles, admin.site._registry):
            try:
                page = reverse(f"admin:articles_{model._meta.model_name}_add")
            except NoReverseMatch:
                continue
            answer = desk.post(page, management_forms(desk.get(page).content.decode()))
            if answer.status_code == 200 and (found := english_of(answer.content.decode())):
                left[page] = found
    assert left == {}


def test_the_login_is_in_the_language() -> None:
    with translation.override(LANGUAGE):
        assert english_on(Client().get("/admin/login/").content.decode()) == []
