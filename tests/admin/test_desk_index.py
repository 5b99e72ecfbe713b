"""A change saved at the desk is in the index before the next request."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles import index, nouns
from articles.models import Article
from articles.nouns import index_storage
from tests.admin.forms import submit


def change(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def test_a_change_is_in_the_index_when_the_desk_responds(desk: Client) -> None:
    nouns.snapshot()
    before = index_storage().stamp()
    article = Article.objects.published()[0]
    submit(desk, change(article), headline="We are flabbergasted", change_reason="As printed")
    assert index_storage().stamp() != before
    assert Client().get("/articles.json?q=flabbergasted").json()["total"] == 1


def test_a_change_is_saved_while_the_index_cannot_be_written(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable() -> Any:
        raise index.Unavailable

    article = Article.objects.published()[0]
    with monkeypatch.context() as broken:
        broken.setattr(nouns, "snapshot", unavailable)
        assert (
            submit(desk, change(article), headline="We are flabbergasted", change_reason="As printed").status_code
            == 302
        )
    assert Client().get("/articles.json?q=flabbergasted").json()["total"] == 1
