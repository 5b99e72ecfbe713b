from __future__ import annotations

import datetime
import re
from unittest import mock

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


def test_a_byline_is_the_author_as_printed_and_without_one_the_outlet_is(client: Client, statement: Statement) -> None:
    article = statement.article
    Article.objects.filter(pk=article.pk).update(author="")
    assert f"author = {{{{{article.outlet.name}" in client.get(f"/articles/{article.slug}.bib").text
    assert "AU  -" not in client.get(f"/articles/{article.slug}.ris").text
    Article.objects.filter(pk=article.pk).update(author="Ada Quill and Bo Lund")
    for address in (f"/articles/{article.slug}", f"/statements/{statement.uid}"):
        assert "author = {{Ada Quill and Bo Lund}}" in client.get(f"{address}.bib").text
        assert "AU  - Ada Quill and Bo Lund" in client.get(f"{address}.ris").text
        [item] = client.get(f"{address}.csl.json").json()
        assert item["author"] == [{"literal": "Ada Quill and Bo Lund"}]
        assert f"Ada Quill and Bo Lund, {article.outlet.name}" in client.get(f"{address}/").text


def test_special_characters_of_tex_are_escaped(client: Client) -> None:
    article = Article.objects.get(slug__startswith="kerry-seeks")
    Article.objects.filter(pk=article.pk).update(headline="100 % of {A} & B_C \\ #1")
    entry = client.get(f"/articles/{article.slug}.bib").content.decode()
    assert r"100 \% of \textbraceleft{}A\textbraceright{} \& B\_C \textbackslash{} \#1" in entry


HOSTILE = [
    "}}, note = {forged}",
    "\\}, note = {forged}",
    "}\n}\n@book{forged,",
    "{{{",
    "a\r\nUR  - https://forged.example",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_or_address_adds_a_field_to_a_citation(client: Client, statement: Statement, text: str) -> None:
    article = statement.article
    for form, fields in (("bib", r"^  (\w+) = \{"), ("ris", r"^(\w\w)  - ")):
        address = f"/articles/{article.slug}.{form}"
        before = re.findall(fields, client.get(address).text, re.MULTILINE)
        Article.objects.filter(pk=article.pk).update(headline=text, url=f"https://example.org/{text}")
        entry = client.get(address).text
        assert re.findall(fields, entry, re.MULTILINE) == before
        Article.objects.filter(pk=article.pk).update(headline=article.headline, url=article.url)
        if form == "bib":
            assert depths(entry)[:-1].count(0) == len("@online")
            assert depths(entry)[-1] == 0


def depths(entry: str) -> list[int]:
    """The depth of braces after each character, as BibTeX counts it."""
    found = [0]
    for character in entry.strip():
        found.append(found[-1] + {"{": 1, "}": -1}.get(character, 0))
    return found[1:]


def test_ris_has_one_tag_a_line(client: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(words="One line.\nER  - another")
    lines = client.get(f"/statements/{statement.uid}.ris").content.decode().split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert [line for line in lines if line.startswith("ER  - ")] == ["ER  - "]


def test_a_draft_cannot_be_cited(client: Client, statement: Statement) -> None:
    Article.objects.filter(pk=statement.article_id).update(status="draft")
    assert client.get(f"/statements/{statement.uid}.bib").status_code == 404
    assert client.get(f"/articles/{statement.article.slug}.ris").status_code == 404


def cited(client: Client, statement: Statement) -> str:
    page = client.get(statement.get_absolute_url()).content.decode()
    found = re.search(r'<textarea id="citation"[^>]*>(.*?)</textarea>', page, re.S)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        ("He has to go,", "“He has to go”. In:"),
        ("He has to go", "“He has to go”. In:"),
        ("He has to go.", "“He has to go.” In:"),
        ("Does he have to go?", "“Does he have to go?” In:"),
        ("He has to …", "“He has to …” In:"),
    ],
)
def test_a_quotation_ends_with_one_full_stop(client: Client, statement: Statement, words: str, ending: str) -> None:
    Statement.objects.filter(pk=statement.pk).update(words=words)
    assert ending in cited(client, statement)
    assert ",”" not in client.get(f"/statements/{statement.uid}.bib").content.decode()


def test_a_citation_says_the_day_it_was_looked_at_also_on_the_next_day(client: Client, statement: Statement) -> None:
    for day in (datetime.date(2026, 3, 1), datetime.date(2026, 3, 2)):
        with mock.patch("django.utils.timezone.localdate", return_value=day):
            assert f"accessed {day.day} March 2026)" in cited(client, statement)
            assert f"urldate = {{{day}}}" in client.get(f"/statements/{statement.uid}.bib").content.decode()
            assert f"Y2  - {day:%Y/%m/%d}" in client.get(f"/statements/{statement.uid}.ris").content.decode()


def test_an_article_s_citation_can_be_copied_too(client: Client, statement: Statement) -> None:
    page = client.get(statement.article.get_absolute_url()).content.decode()
    assert re.search(r"<textarea[^>]* readonly[^>]*>“Kerry Supports Syrian Peace Talks in Russia”, ", page)
