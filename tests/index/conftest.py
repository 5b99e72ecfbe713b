"""A library, which Parley does not know: the index serves whatever is declared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, models
from django.test import modify_settings

from tests.index.library.books import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with modify_settings(INSTALLED_APPS={"append": "tests.index.library"}):
        from tests.index.library.models import Author, Book, PenName, Review, Subject

        tables: list[type[models.Model]] = [Author, PenName, Subject, Book, Review]
        with connection.schema_editor() as editor:
            for table in tables:
                editor.create_model(table)
        yield Library(tmp_path / "library")
        with connection.schema_editor() as editor:
            for table in reversed(tables):
                editor.delete_model(table)
