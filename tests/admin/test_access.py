from __future__ import annotations

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client

from articles.models import Correction, DeletedRecord, ErrorReport, Redirect, Source, UtteranceProposal

LOGIN = "/admin/login/"
RECORD = [model for model in admin.site._registry if model._meta.app_label == "articles"]


def test_the_editor_group_has_only_the_permissions_that_editing_needs(db: None) -> None:
    rights = Group.objects.get(name="editor").permissions
    assert set(rights.values_list("content_type__app_label", flat=True)) == {"articles"}
    codes = set(rights.values_list("codename", flat=True))
    for model in RECORD:
        noun = model._meta.model_name
        assert f"view_{noun}" in codes
        if model not in (Redirect, DeletedRecord, ErrorReport, Correction, Source, UtteranceProposal):
            assert {f"add_{noun}", f"change_{noun}"} <= codes
        if hasattr(model, "history"):
            assert f"view_historical{noun}" in codes
    deletable = {code.removeprefix("delete_") for code in codes if code.startswith("delete_")}
    assert deletable == {
        "article",
        "statement",
        "synonymset",
        "utterance",
        "position",
        "person",
        "personname",
        "role",
        "venue",
        "venuename",
        "outlet",
        "organisation",
        "round",
        "topic",
    }


def test_no_permission_exists_twice(db: None) -> None:
    from django.contrib.auth.models import Permission

    codes = Permission.objects.filter(content_type__app_label="articles").values_list("codename", flat=True)
    assert len(codes) == len(set(codes))


def test_an_editor_sees_every_noun_but_no_accounts(desk: Client) -> None:
    page = desk.get("/admin/").text
    for model in RECORD:
        assert f'href="/admin/articles/{model._meta.model_name}/"' in page
    for address in ("/admin/auth/user/", "/admin/auth/group/"):
        assert address not in page
        assert desk.get(address).status_code == 403


def test_every_noun_is_in_one_section_of_the_index(root: Client) -> None:
    page = root.get("/admin/").text
    for section in ("Coverage", "Who", "Where and when", "Topics and positions", "Housekeeping"):
        assert f">{section}</a>" in page
    for model in RECORD:
        assert page.count(f'id="articles-{model._meta.model_name}"') == 1


def test_an_editor_can_read_redirects_but_not_change_them(desk: Client) -> None:
    redirect = Redirect.objects.create(noun="person", old_slug="old", new_slug="new")
    assert desk.get(f"/admin/articles/redirect/{redirect.pk}/change/").status_code == 200
    assert desk.post(f"/admin/articles/redirect/{redirect.pk}/change/", {"new_slug": "x"}).status_code == 403


def test_a_reader_without_an_account_is_asked_to_log_in(client: Client, db: None) -> None:
    for address in ("/admin/", "/admin/articles/article/", "/admin/articles/person/merge/1/2/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next={address}")


@pytest.mark.parametrize(
    "address",
    [
        LOGIN,
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/article/add/",
        "/admin/articles/person/add/",
        "/admin/articles/statement/",
    ],
)
def test_pages_have_the_strict_policy_and_nothing_inline(desk: Client, address: str) -> None:
    if address == LOGIN:
        desk.logout()
    answer = desk.get(address)
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    for forbidden in ("<script>", "<style", " style=", " onclick=", "javascript:"):
        assert forbidden not in answer.text


def test_no_page_of_the_desk_is_kept(desk: Client) -> None:
    for address in ("/admin/", "/admin/articles/article/", "/admin/articles/article/add/", "/admin/password_change/"):
        assert {"no-store", "private"} <= set(re.split(r",\s*", desk.get(address)["Cache-Control"])), address
    assert "no-store" in Client().get(LOGIN)["Cache-Control"]


def test_the_script_of_a_form_learns_who_is_logged_in(desk: Client, client: Client, db: None) -> None:
    for browser, name in ((desk, "nadia"), (client, None)):
        answer = browser.get("/admin/session/")
        assert answer.json()["user"] == name
        assert answer.json()["token"]
        assert "no-store" in answer["Cache-Control"]
    assert desk.post("/admin/session/").status_code == 405
