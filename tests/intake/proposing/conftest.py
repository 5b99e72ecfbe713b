from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articles.intake.proposing import propose
from articles.models import Proposal, Source

Handed = Callable[..., Source]


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def handed(db: None) -> Handed:
    """Stores a source with a paragraph for each text."""

    def hand_in(*paragraphs: str, published: str = "2015-03-18", **facts: str) -> Source:
        stated = {"published": published, "headline": "Talks go on", **facts}
        return Source.objects.create(
            blocks=[{"kind": "paragraph", "text": text, "story": True} for text in paragraphs],
            facts={name: [{"value": value, "where": "meta"}] for name, value in stated.items() if value},
            digest="d" * 64,
            read_from="text",
        )

    return hand_in


def only(source: Source) -> Proposal:
    propose(source)
    return source.proposals.get()
