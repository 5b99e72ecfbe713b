"""The codebook is typeset from docs/codebook.md, in which no HTML counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from articles.views.documents import read_document

SOURCE = settings.BASE_DIR / "docs" / "codebook.md"


def written(folder: Path, text: str) -> Path:
    file = folder / "text.md"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.django_db
def test_every_section_has_an_anchor_and_is_listed(client: Client) -> None:
    page = client.get("/about/codebook/").content.decode()
    sections = re.findall(r"^##+ (.+)$", SOURCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(sections) > 10
    for section in sections:
        anchors = re.findall(rf'<li class="contents-\d"><a href="#([\w-]+)">{section}</a></li>', page)
        assert len(anchors) == 1, section
        assert page.count(f'id="{anchors[0]}"') == 1


@pytest.mark.django_db
def test_every_table_can_be_scrolled_with_the_keyboard_and_is_named(client: Client) -> None:
    page = client.get("/about/codebook/").content.decode()
    frames = re.findall(r'<div class="table-scroll" role="region" aria-labelledby="([\w-]+)" tabindex="0">', page)
    assert len(frames) == page.count("<table>") == 4
    assert len(set(frames)) == len(frames)
    assert all(f'id="{frame}"' in page for frame in frames)
    assert "<th>" not in page


@pytest.mark.django_db
def test_the_page_has_every_row_of_the_file(client: Client) -> None:
    page = client.get("/about/codebook/").content.decode()
    rows = [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert page.count("<tr>") == len(rows) - 4  # each table has a line below its head


def test_html_and_scripts_in_the_text_are_shown_as_they_are_written(tmp_path: Path) -> None:
    text = '# Title\n\n<script>alert(1)</script>\n\n## A <b>"B"\n\n[x](javascript:alert(1)) <img src=x onerror=y>\n'
    document = read_document(written(tmp_path, text))
    assert "<script" not in document.html
    assert "<img" not in document.html
    assert "<b>" not in document.html
    assert 'href="javascript' not in document.html
    assert "&lt;script&gt;" in document.html


def test_sections_of_one_name_have_anchors_of_their_own(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "# Title\n\n## Same\n\n### Same\n\n## مقدمة\n"))
    assert document.title == "Title"
    assert len({heading.anchor for heading in document.headings}) == len(document.headings) == 3
    assert [heading.level for heading in document.headings] == [2, 3, 2]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    import os

    file = written(tmp_path, "# Before\n")
    assert read_document(file).title == "Before"
    file.write_text("# After\n", encoding="utf-8")
    os.utime(file, (1, 1))
    assert read_document(file).title == "After"
