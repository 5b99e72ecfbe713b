from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Article, Statement

pytestmark = pytest.mark.django_db


def load_five() -> str:
    output = StringIO()
    call_command("load_five", stdout=output)
    return output.getvalue().strip()


def test_an_empty_database_gets_the_five_articles() -> None:
    Statement.objects.all().delete()
    Article.objects.all().delete()
    assert load_five() == "Loaded 5 articles."
    assert Article.objects.count() == 5
    assert Statement.objects.exists()


def test_a_database_in_use_keeps_what_its_editors_made_of_it() -> None:
    article = Article.objects.latest_first()[0]
    Article.objects.filter(pk=article.pk).update(headline="Mended by an editor")
    Article.objects.exclude(pk=article.pk).delete()
    assert load_five() == "The database holds 1 article already: nothing loaded."
    assert Article.objects.get().headline == "Mended by an editor"
