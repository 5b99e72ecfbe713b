"""Words stand in the quotation marks of the language they were said in."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Article, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    """A partial quotation whose speaker is printed in another way than Parley names them."""
    statement = Statement.objects.exclude(words="").exclude(attribution="").filter(speaker__isnull=False)[0]
    Article.objects.filter(pk=statement.article_id).update(language="ru-RU")
    return statement


def test_on_the_page_of_a_statement_and_in_its_citation(client: Client, statement: Statement) -> None:
    page = client.get(statement.get_absolute_url()).content.decode()
    assert '<span class="mark mark-open">«</span>' in page
    assert f'<span lang="ru-RU" dir="auto">«{statement.attribution}»</span>' in page
    assert f": «{statement.words}»" in client.get(f"/statements/{statement.uid}.ris").content.decode()


def test_in_a_list_each_statement_has_its_own(client: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(attribution="printed otherwise")
    page = client.get("/statements/", {"speaker": statement.speaker.slug}).content.decode()
    assert '<span class="mark mark-open">«</span>' in page
    assert '<span class="mark mark-open">“</span>' in page
    assert '<span lang="ru-RU" dir="auto">«printed otherwise»</span>' in page
