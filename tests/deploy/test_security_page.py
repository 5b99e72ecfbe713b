"""docs/security.md claims nothing without evidence, and its evidence exists."""

from __future__ import annotations

import re

from tests.installation import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "security.md").read_text().splitlines()
    if re.match(r"\| \d", line)
]
MET = [row for row in ROWS if row[2] == "met"]
NOT_TESTED = {"1.10.1"}  # what the history of the repository shows
TEST = re.compile(r"\b(tests/[\w./-]*\w)(?:::(\w+))?")
FILE = re.compile(r"\b(?:tests|articles|config|deploy|scripts|docs)/[\w./-]*\w|\b(?:requirements\.txt|SECURITY\.md)")


def test_every_chapter_of_the_standard_has_lines_and_each_has_a_status() -> None:
    assert {int(row[0].split(".")[0]) for row in ROWS} == set(range(1, 15))
    assert all(len(row) == 4 and row[2] in {"met", "open", "not applicable"} and row[3] for row in ROWS)


def test_every_file_that_is_named_as_evidence_exists() -> None:
    named = {name for row in ROWS for name in FILE.findall(row[3])}
    assert len(named) > 40
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def shows(file: str, name: str) -> bool:
    """Whether there are tests in the file or folder, and among them the one of this name if there is one."""
    path = ROOT / file
    found = [path] if path.is_file() else list(path.rglob("test_*.py")) if path.is_dir() else []
    return any(re.search(rf"^def {name or 'test_'}", each.read_text(), re.MULTILINE) for each in found)


def test_whatever_is_said_to_be_met_names_a_test_that_exists() -> None:
    assert len(MET) > 60
    assert [row[0] for row in MET if row[0] not in NOT_TESTED and not TEST.search(row[3])] == []


def test_every_test_that_is_named_exists() -> None:
    named = {pair for row in ROWS for pair in TEST.findall(row[3])}
    assert [f"{file}::{name}" for file, name in sorted(named) if not shows(file, name)] == []


def test_whatever_is_open_or_not_applicable_has_a_reason_in_words() -> None:
    assert [row[0] for row in ROWS if row[2] != "met" and len(row[3].split()) < 3] == []


def test_the_checklist_names_tests_that_exist() -> None:
    checklist = (ROOT / "SECURITY.md").read_text().split("## Before a change is merged")[1].split("\n## ")[0]
    items = re.findall(r"^- .*(?:\n  .*)*", checklist, re.MULTILINE)
    assert len(items) > 5
    for item in items:
        assert TEST.search(item), item
        assert all(shows(file, name) for file, name in TEST.findall(item)), item


def test_nothing_but_learning_uses_a_generator_that_can_be_predicted() -> None:
    files = [file for folder in ("articles", "config") for file in (ROOT / folder).rglob("*.py")]
    assert len(files) > 200
    using = [file for file in files if re.search(r"^(?:import|from) random\b", file.read_text(), re.MULTILINE)]
    assert using == [ROOT / "articles" / "intake" / "quotes" / "learning.py"]  # the order of what it learns from
