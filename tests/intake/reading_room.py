"""What tests of the intake share: a folder of their own, and nothing that starts by itself."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from articles.intake import background, jobs
from articles.intake.handing_in import hand_in
from articles.models import IntakeItem


@pytest.fixture
def intake_folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where large files are kept. The process that reads is started by `read_all` alone."""
    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(background, "_start", lambda: None)
    return tmp_path / "data" / "intake"


def give(data: bytes | str, name: str = "page.html", **facts: Any) -> IntakeItem:
    data = data.encode() if isinstance(data, str) else data
    return hand_in(BytesIO(data), len(data), name=name, **facts)


def read_all() -> list[IntakeItem]:
    """Has everything read that waits, in processes as on the site, and returns all items, the first first."""
    jobs.read_waiting()
    return list(IntakeItem.objects.order_by("pk"))
