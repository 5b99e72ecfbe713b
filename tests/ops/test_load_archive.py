from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from articles.exchange.fixtures import UnknownRecord, load_fixtures
from articles.models import Article, Party, Statement
from tests.fixture.conftest import empty_the_record

pytestmark = pytest.mark.django_db


def load_archive() -> str:
    output = StringIO()
    call_command("load_archive", stdout=output)
    return output.getvalue().strip()


def test_an_empty_database_gets_the_archive() -> None:
    empty_the_record()
    message = load_archive()
    assert message == f"Loaded {Article.objects.count():,} articles with {Statement.objects.count():,} statements."
    assert Article.objects.filter(slug__startswith="kerry-seeks").exists()
    assert Article.objects.filter(published__year=2025).exists()


def test_a_database_in_use_keeps_what_its_editors_made_of_it() -> None:
    article = Article.objects.latest_first()[0]
    Article.objects.filter(pk=article.pk).update(headline="Mended by an editor")
    Article.objects.exclude(pk=article.pk).delete()
    assert load_archive() == "The database holds 1 article already: nothing loaded."
    assert Article.objects.get().headline == "Mended by an editor"


def test_what_is_loaded_is_found_by_the_next_reader(client: Client) -> None:
    empty_the_record()
    assert client.get("/statements.json").json()["total"] == 0
    load_archive()
    assert client.get("/statements.json").json()["total"] == Statement.objects.count() > 1_500


def test_a_record_that_refers_to_nothing_is_named_and_nothing_is_stored(tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_text(
        '[{"model": "articles.party", "fields": {"slug": "atlantis", "name": "Atlantis"}},'
        ' {"model": "articles.organisation", "fields": {"slug": "x", "name": "X", "party": ["nowhere"]}}]'
    )
    with pytest.raises(UnknownRecord, match="There is no party “nowhere” before it is referred to"):
        load_fixtures([file])
    assert not Party.objects.filter(slug="atlantis").exists()
