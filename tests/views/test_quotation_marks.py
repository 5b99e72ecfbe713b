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
    assert f": «{statement.words.rstrip(',')}»" in client.get(f"/statements/{statement.uid}.ris").content.decode()


def test_in_a_list_each_statement_has_its_own(client: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(attribution="printed otherwise")
    page = client.get("/statements/", {"speaker": statement.speaker.slug}).content.decode()
    assert '<span class="mark mark-open">«</span>' in page
    assert '<span class="mark mark-open">“</span>' in page
    table = client.get("/statements/", {"speaker": statement.speaker.slug, "view": "table", "column": "printed"})
    assert '<span lang="ru-RU" dir="auto">«printed otherwise»</span>' in table.content.decode()


LONG = "We will have to negotiate in the end, and " * 20 + "that is all."


def test_a_quotation_stands_whole_beside_others_and_on_the_page_of_its_speaker(client: Client) -> None:
    quoted = Statement.objects.filter(kind="quotation", positions__isnull=False, speaker__isnull=False, order__gt=1)[0]
    Statement.objects.filter(pk=quoted.pk).update(words=LONG)
    neighbour = Statement.objects.get(article=quoted.article, order=quoted.order - 1)
    for address in (neighbour.get_absolute_url(), f"/people/{quoted.speaker.slug}/"):
        assert f"“{LONG}”" in client.get(address).content.decode()


def test_a_quotation_that_is_cut_is_cut_behind_its_marks(client: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(words=LONG)
    page = client.get(statement.get_absolute_url()).content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "«We will have to negotiate in the end, and We» […]" in title
    description = page.partition('<meta name="description" content="')[2].partition('">')[0]
    assert "» […]" in description
    assert "…»" not in page
    entry = client.get(f"/statements.atom?speaker={statement.speaker.slug}&rows=100").content.decode()
    assert "negotiate in the end, and We will […]</title>" in entry or " […]</title>" in entry


def test_a_partial_quotation_never_stands_alone(client: Client) -> None:
    partial = Statement.objects.filter(kind="partial").exclude(paraphrase="")[0]
    neighbours = Statement.objects.filter(article=partial.article, order__in=(partial.order - 1, partial.order + 1))
    addresses = [neighbour.get_absolute_url() for neighbour in neighbours]
    for address in [*addresses, "/statements/?kind=partial&rows=100", partial.article.get_absolute_url()]:
        page = client.get(address).content.decode()
        assert "Partial quotation, in our words" in page.partition(partial.words)[2][:900], address
