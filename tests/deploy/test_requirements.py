"""Every package that is installed is pinned, and each of its files has a hash."""

from __future__ import annotations

import re

import pytest

from tests.installation import ROOT

PINNED = sorted(ROOT.glob("requirements*.txt"))


def packages(text: str) -> list[str]:
    """Each with its hashes, on one line."""
    lines = text.replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.name)
def test_every_package_is_pinned_with_hashes(file: object) -> None:
    lines = packages(file.read_text())  # type: ignore[attr-defined]
    assert len(lines) > 10
    for line in lines:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", line), line
        assert "--hash=sha256:" in line, line


def test_every_list_of_requirements_has_been_pinned() -> None:
    assert {file.stem for file in PINNED} == {file.stem for file in ROOT.glob("requirements*.in")}
    for file in ROOT.glob("requirements*.in"):
        wanted = [
            re.split(r"[\[<>=~]", line)[0].strip() for line in file.read_text().splitlines() if line[:1].isalpha()
        ]
        pinned = file.with_suffix(".txt").read_text().lower()
        assert [name for name in wanted if f"\n{name.lower().replace('_', '-')}" not in pinned] == []
