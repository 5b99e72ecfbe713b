from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.languages.pseudo import write_catalogue


@pytest.fixture(scope="session")
def catalogue_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(folder)
    return folder


@pytest.fixture
def pseudo_language(catalogue_folder: Path, settings: Any) -> None:
    """The pseudo-language can be activated."""
    settings.LOCALE_PATHS = [catalogue_folder]
