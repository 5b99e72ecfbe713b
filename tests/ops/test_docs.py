"""README.md lists every setting, and each link of the documents leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ops.conftest import ROOT

READ = re.compile(r"""\b(?:env\.\w+|switch|whole_number|separated|database|contact)\(['\"]([A-Z_]+)['\"]""")
LISTED = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_the_table_of_settings_is_complete() -> None:
    code = "".join((ROOT / "config" / name).read_text() for name in ("environment.py", "settings.py", "gunicorn.py"))
    read = set(READ.findall(code))
    assert len(read) > 15
    assert read == set(LISTED.findall((ROOT / "README.md").read_text()))


DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)\s#]*)(?:#([^)\s]+))?\)")


def anchors(document: Path) -> set[str]:
    """As they are made of headings where the documents are shown."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_to_a_file_or_a_heading_leads_somewhere(document: Path) -> None:
    for file, anchor in LINK.findall(document.read_text()):
        if not file.startswith("http"):
            target = (document.parent / file).resolve() if file else document
            assert target.exists(), file
            assert not anchor or anchor in anchors(target), f"{file}#{anchor}"
