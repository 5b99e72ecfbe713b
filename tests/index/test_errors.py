"""Only what the engine raises means damage (tests/crash damages files). A bug of ours is seen as one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.index import facet_counting
from articles.index.bitmaps import Bitmaps
from articles.nouns import index_storage

pytestmark = pytest.mark.django_db

LIST, SEARCH = "/statements/?speaker=john-kerry", "/statements/?q=assad"


def raising(error: Exception) -> Any:
    def raise_it(*args: Any, **options: Any) -> None:
        raise error

    return raise_it


@pytest.mark.parametrize("error", [KeyError("speaker"), TypeError("no"), AttributeError("no"), AssertionError()])
def test_a_bug_of_ours_is_raised_and_leaves_the_index_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    client.get("/")
    before = index_storage().stamp()
    monkeypatch.setattr(Bitmaps, "matching", raising(error))
    monkeypatch.setattr(facet_counting, "engine_query", raising(error))
    for address in (LIST, SEARCH):
        with pytest.raises(type(error)):
            client.get(address)
        assert index_storage().stamp() == before
