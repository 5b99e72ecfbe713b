"""Importing a table at the desk: upload, preview, import or discard."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.admin import importing, waiting_table
from articles.models import Article, Outlet, Person, Position
from tests.admin.conftest import logged_in
from tests.admin.forms import messages

PAGE = "/admin/articles/article/import/"
PEOPLE = "name,description\nAda Quill,An envoy.\nJohn Kerry,Changed.\n"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path / "data"
    return tmp_path / "data" / "uploads"


def upload(desk: Client, content: str | bytes, name: str = "people.csv") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return desk.post(PAGE, {"action": "upload", "table": SimpleUploadedFile(name, data)}, follow=True)


def confirm(desk: Client, page: str) -> Any:
    """Imports what a page shows."""
    [seal] = re.findall('name="seal" value="([0-9a-f]+)"', page)
    return desk.post(PAGE, {"action": "import", "seal": seal})


def kept(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.exists() else []


def test_an_upload_is_shown_before_anything_is_stored(desk: Client, folder: Path) -> None:
    page = upload(desk, PEOPLE).text
    assert "Nothing has been changed yet." in page
    assert "Ada Quill" in page
    assert "<code>description</code>" in page
    assert not Person.objects.filter(name="Ada Quill").exists()
    [file] = kept(folder)
    assert "people" not in file.name
    assert folder.stat().st_mode & 0o077 == 0
    assert "Nothing has been changed yet." in desk.get(PAGE).text


def test_a_confirmed_table_is_imported_in_the_name_of_the_editor(desk: Client, nadia: User, folder: Path) -> None:
    page = confirm(desk, upload(desk, PEOPLE).text).text
    assert "The table has been imported." in page
    ada = Person.objects.get(name="Ada Quill")
    version = ada.history.get()
    assert (version.history_user, version.history_change_reason) == (nadia, "Imported from people.csv")
    assert Person.objects.get(slug="john-kerry").description == "Changed."
    assert kept(folder) == []
    again = desk.post(PAGE, {"action": "import"}, follow=True)
    assert messages(again) == ["There is no table waiting. Upload it again."]


@pytest.mark.parametrize("field", ["description", "sort_name"])
def test_what_somebody_changed_since_the_preview_is_shown_again_first(desk: Client, field: str) -> None:
    table = 'id,name,sort_name,description\njohn-kerry,John Kerry,"Kerry, John",Changed.\n'
    shown = upload(desk, table).text
    Person.objects.filter(slug="john-kerry").update(**{field: "By another editor."})
    answer = confirm(desk, shown)
    assert messages(answer) == ["Somebody changed these records meanwhile. Look at what would be imported now."]
    assert getattr(Person.objects.get(slug="john-kerry"), field) == "By another editor."
    assert "The table has been imported." in confirm(desk, answer.text).text
    assert Person.objects.get(slug="john-kerry").description == "Changed."


def test_positions_that_somebody_changed_since_the_preview_are_shown_again_first(desk: Client) -> None:
    position = Position.objects.exclude(stance="opposes").first()
    assert position is not None
    row = {"id": position.statement.uid, "words": position.statement.words}
    shown = upload(desk, json.dumps({**row, "positions": f"{position.question.slug}: opposes"}), "rows.jsonl").text
    Position.objects.filter(pk=position.pk).update(note="By another editor.")
    assert "Look at what would be imported now" in confirm(desk, shown).text
    position.refresh_from_db()
    assert position.note == "By another editor."


def test_refused_rows_are_listed_and_cannot_be_imported(desk: Client) -> None:
    page = upload(desk, "headline,outlet,published,source_url\nX,Nowhere,2014,https://x.example/\n").text
    assert "There is no “Nowhere” among the outlets." in page
    assert 'value="import"' not in page
    page = desk.post(PAGE, {"action": "import"}).text
    assert "Nothing can be imported as long as rows are refused." in page
    assert not Article.objects.filter(url="https://x.example/").exists()


def test_a_table_that_changes_nothing_offers_nothing_to_import(desk: Client) -> None:
    table = b"".join(desk.get("/people.csv").streaming_content)  # type: ignore[attr-defined]
    page = upload(desk, table).text
    assert "There is nothing to import." in page
    assert 'value="import"' not in page


def test_a_discarded_table_is_deleted(desk: Client, folder: Path) -> None:
    upload(desk, PEOPLE)
    answer = desk.post(PAGE, {"action": "discard"}, follow=True)
    assert messages(answer) == ["The table was discarded. Nothing was changed."]
    assert kept(folder) == []
    assert 'type="file"' in answer.text


def test_a_new_upload_takes_the_place_of_the_last_and_forgotten_ones_are_deleted(
    desk: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(desk, PEOPLE)
    upload(desk, PEOPLE)
    assert len(kept(folder)) == 1
    monkeypatch.setattr(waiting_table, "KEPT_SECONDS", -1)
    other = logged_in(User.objects.create_superuser("omar"))
    upload(other, PEOPLE)
    assert len(kept(folder)) == 1
    assert 'type="file"' in desk.get(PAGE).text  # Nadia's was forgotten


def test_a_table_is_seen_only_in_the_session_that_uploaded_it(desk: Client) -> None:
    upload(desk, PEOPLE)
    other = logged_in(User.objects.create_superuser("omar"))
    assert "Ada Quill" not in other.get(PAGE).text


def test_a_file_that_is_no_table_is_refused_in_a_sentence(desk: Client, folder: Path) -> None:
    page = upload(desk, bytes(100), name="<b>.csv").text
    assert "The first row must name every column." in page or "This is no table of articles" in page
    assert "<b>" not in page
    assert kept(folder) == []
    assert messages(desk.post(PAGE, {"action": "upload"}, follow=True)) == ["Choose a file."]


def test_large_tables_are_refused_with_the_limit(desk: Client, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(importing, "LIMITS", importing.Limits(rows=1))
    assert "The table has more than 1 row. Import it with the command." in upload(desk, PEOPLE).text
    monkeypatch.setattr(importing, "MOST_BYTES", 20)
    assert messages(upload(desk, PEOPLE)) == ["The file is larger than 0 MiB."]
    assert kept(folder) == []
    assert "5000 rows" in desk.get(PAGE).text.replace(",", "")


def test_only_editors_import(onlooker: Client, client: Client) -> None:
    assert onlooker.get(PAGE).status_code == 403
    assert upload(onlooker, PEOPLE).status_code == 403
    assert client.get(PAGE).status_code == 302
    assert "Import a table" not in onlooker.get("/admin/").text


def test_a_request_without_the_token_is_rejected(nadia: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nadia, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(PAGE, {"action": "upload", "table": SimpleUploadedFile("x.csv", b"name\nx")}).status_code == 403


def test_the_index_of_the_desk_leads_to_the_page(desk: Client, outlet: Outlet) -> None:
    assert f'href="{PAGE}"' in desk.get("/admin/").text
    row = f"headline,outlet,published,source_url\nEnvoys,{outlet.name},2014-01,https://x.example/\n"
    confirm(desk, upload(desk, row, name="articles.csv").text)
    assert Article.objects.get(url="https://x.example/").status == Article.Status.DRAFT
