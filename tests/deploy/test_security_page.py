"""docs/security.md claims nothing without evidence, and its evidence exists."""

from __future__ import annotations

import re

from tests.installation import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "security.md").read_text().splitlines()
    if re.match(r"\| \d", line)
]
FILE = re.compile(r"\b(?:tests|articles|config|deploy|scripts|docs)/[\w./-]*\w|\b(?:requirements\.txt|SECURITY\.md)")


def test_every_chapter_of_the_standard_has_lines_and_each_has_a_status() -> None:
    assert {int(row[0].split(".")[0]) for row in ROWS} == set(range(1, 15))
    assert all(len(row) == 4 and row[2] in {"met", "open", "not applicable"} and row[3] for row in ROWS)


def test_every_file_that_is_named_as_evidence_exists() -> None:
    named = {name for row in ROWS for name in FILE.findall(row[3])}
    assert len(named) > 40
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
