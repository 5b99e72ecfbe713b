"""A page has one style sheet, which collectstatic makes of the sheets that css/site.css imports."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.ops.conftest import ROOT

SHEETS = ROOT / "static" / "css"
IMPORTED = re.findall(r'url\("([^"]+)"\)', (SHEETS / "site.css").read_text())
# Of pages that do not extend base.html: the desk, and pages of errors.
OTHERS = {"components/notice.css"}


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Where the site's own static files are collected, without those of the packages."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "config.static_files.StaticFilesStorage"}}
    return tmp_path


def collect(folder: Path) -> dict[str, str]:
    """Returns the manifest: the name of each file, and that with its hash."""
    call_command("collectstatic", interactive=False, verbosity=0)
    paths: dict[str, str] = json.loads((folder / "staticfiles.json").read_text())["paths"]
    return paths


def test_every_sheet_of_a_component_is_imported_once() -> None:
    components = {f"components/{sheet.name}" for sheet in (SHEETS / "components").glob("*.css")}
    assert components - OTHERS <= set(IMPORTED)
    assert len(IMPORTED) == len(set(IMPORTED))
    assert all((SHEETS / sheet).exists() for sheet in IMPORTED)


def test_the_collected_sheet_holds_all_others_in_order(folder: Path) -> None:
    sheet = (folder / collect(folder)["css/site.css"]).read_text()
    assert "@import" not in sheet
    positions = [sheet.index((SHEETS / imported).read_text()) for imported in IMPORTED]
    assert positions == sorted(positions)
    assert "@media print {\n/* On paper" in sheet


def test_collecting_again_gives_the_same(folder: Path) -> None:
    first = collect(folder)
    assert collect(folder) == first
    assert first["css/site.css"] != "css/site.css"


def test_static_files_are_compressed_beforehand(folder: Path) -> None:
    paths = collect(folder)
    for name in ("css/site.css", "js/listing.js", "img/land.svg"):
        file = folder / paths[name]
        for ending in (".br", ".gz"):
            assert file.with_name(file.name + ending).stat().st_size < file.stat().st_size, name
