from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Article, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    return Statement.objects.get(words__startswith="The U.S. has no irons")


def test_a_statement_is_cited_with_speaker_words_article_and_both_addresses(
    client: Client, statement: Statement
) -> None:
    page = client.get(statement.get_absolute_url()).content.decode()
    for part in (
        "Emile Hokayem",
        "Kerry Supports Syrian Peace Talks in Russia",
        f"http://testserver/statements/{statement.uid}/",
    ):
        assert part in page


def test_bibtex_names_the_article_and_is_balanced(client: Client, statement: Statement) -> None:
    entry = client.get(f"/statements/{statement.uid}.bib").content.decode()
    assert entry.startswith(f"@online{{parley-{statement.uid},")
    assert "title = {{Kerry Supports Syrian Peace Talks in Russia}}" in entry
    assert "date = {2015-01-14}" in entry
    assert entry.count("{") == entry.count("}")


def test_special_characters_of_tex_are_escaped(client: Client) -> None:
    article = Article.objects.get(slug__startswith="kerry-seeks")
    Article.objects.filter(pk=article.pk).update(headline="100 % of {A} & B_C \\ #1")
    entry = client.get(f"/articles/{article.slug}.bib").content.decode()
    assert r"100 \% of \{A\} \& B\_C \textbackslash{} \#1" in entry


def test_ris_has_one_tag_a_line(client: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(words="One line.\nER  - another")
    lines = client.get(f"/statements/{statement.uid}.ris").content.decode().split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert [line for line in lines if line.startswith("ER  - ")] == ["ER  - "]


def test_a_draft_cannot_be_cited(client: Client, statement: Statement) -> None:
    Article.objects.filter(pk=statement.article_id).update(status="draft")
    assert client.get(f"/statements/{statement.uid}.bib").status_code == 404
    assert client.get(f"/articles/{statement.article.slug}.ris").status_code == 404
