"""Tables are checked as forms are: errors refuse the row, warnings are listed and stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.exchange.tables import examine_table
from articles.models import Article, RecordWarning, Statement
from tests.exchange.tables.files import import_coverage, refusals, total, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return Article.objects.get(slug__startswith="kerry-seeks")


def statement(article: Article, **cells: str) -> dict[str, str]:
    right = {
        "article_url": article.get_absolute_url(),
        "kind": "quotation",
        "words": "We shall see whether the guns fall silent by Sunday",
        "speaker": "John Kerry",
        "attribution": "Mr. Kerry",
        "said_on": str(article.published),
    }
    return right | cells


def warnings(lines: list[str]) -> list[str]:
    return [line for line in lines if ": warning: " in line]


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"said_on": "1915-03-14"}, "said_on"),
        ({"said_on": "0001-01-01"}, "said_on"),
        ({"said_on": "9999-12-31"}, "said_on"),
        ({"words": "“We shall see”"}, "words"),
        ({"channel": "direct", "relayed_by": "a diplomat"}, "relayed_by"),
    ],
)
def test_a_row_with_an_error_is_refused(tmp_path: Path, article: Article, cells: dict[str, str], place: str) -> None:
    (refusal,) = refusals(import_coverage(write(tmp_path, statement(article, **cells))))
    assert refusal.startswith(f"Row 2, {place}: refused: ")


def test_a_new_article_is_complete_before_the_table_of_its_statements_comes(tmp_path: Path) -> None:
    facts = {"headline": "Envoys meet", "outlet": "VICE News", "published": "2016-02-01", "coding": "complete"}
    row = {**facts, "source_url": "https://news.vice.com/article/envoys", "status": "published"}
    (warning,) = warnings(import_coverage(write(tmp_path, row)))
    assert warning.startswith("Row 2, coding: warning: A published article without statements")
    assert Article.objects.get(slug="envoys-meet").is_published


def test_an_article_of_the_record_becomes_complete_with_statements_only(tmp_path: Path, article: Article) -> None:
    other = Article.objects.create(
        slug="envoys-meet",
        headline="Envoys meet",
        outlet=article.outlet,
        published=article.published,
        status="published",
    )
    row = {"id": other.slug, "headline": other.headline, "coding": "complete"}
    (refusal,) = refusals(import_coverage(write(tmp_path, row)))
    assert refusal.startswith("Row 2, coding: refused: A published article without statements")


def test_warnings_are_listed_before_anything_is_stored_and_kept_when_it_is(tmp_path: Path, article: Article) -> None:
    file = write(tmp_path, statement(article), statement(article, words="Never", kind="quotation", attribution=""))
    lines = import_coverage(file, "--dry-run")
    assert [line.partition(": warning: ")[0] for line in warnings(lines)] == ["Row 3, kind", "Row 3, attribution"]
    assert "Rows with warnings: 1." in lines
    assert not RecordWarning.objects.exists()
    assert total(import_coverage(file)) == "2 new, 0 changed, 0 the same, 0 refused"
    (new,) = Statement.objects.filter(words="Never")
    assert set(new.warnings.values_list("check_name", flat=True)) == {"no-attribution", "quotation-of-one-word"}


def test_rows_of_one_table_are_compared_with_one_another(tmp_path: Path, article: Article) -> None:
    other = Article.objects.exclude(pk=article.pk).order_by("published").last()
    assert other is not None
    day = str(min(article.published, other.published))
    rows = [statement(article, said_on=day), statement(other, said_on=day)]
    assert [line for line in warnings(import_coverage(write(tmp_path, *rows), "--dry-run")) if "utterance" in line]
    shared = [{**row, "utterance": "Kerry on the guns"} for row in rows]
    assert not [
        line for line in warnings(import_coverage(write(tmp_path, *shared), "--dry-run")) if "utterance" in line
    ]


def test_a_date_that_is_removed_takes_its_precision_along(tmp_path: Path, article: Article) -> None:
    one = Statement.objects.exclude(said_on=None).order_by("pk")[0]
    Statement.objects.filter(pk=one.pk).update(said_on="2015-03-01", said_precision="month")
    row = {"id": one.uid, "words": one.words, "paraphrase": one.paraphrase, "said_on": ""}
    assert refusals(import_coverage(write(tmp_path, row))) == []
    one.refresh_from_db()
    assert (one.said_on, one.said_precision) == (None, "day")


def test_the_checks_of_a_table_cost_as_many_queries_with_400_rows_as_with_100(tmp_path: Path, article: Article) -> None:
    spent = []
    for count in (100, 400):
        file = write(tmp_path, *[statement(article, words=f"{number} guns fell silent") for number in range(count)])
        with CaptureQueriesContext(connection) as queries:
            report = examine_table(file)
        assert report.new == count
        spent.append(len(queries))
    assert spent[0] == spent[1]


def test_the_desk_lists_the_warnings_of_a_table(
    client: Client, settings: Any, tmp_path: Path, article: Article
) -> None:
    from django.contrib.auth.models import User
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.DATA_DIR = tmp_path / "data"
    client.force_login(User.objects.create_superuser("root"), backend="django.contrib.auth.backends.ModelBackend")
    file = write(tmp_path, statement(article, attribution=""))
    upload = {"action": "upload", "table": SimpleUploadedFile("table.csv", file.read_bytes())}
    page = client.post("/admin/articles/article/import/", upload, follow=True).text
    assert "1 warning" in page
    assert "Enter the speaker as the article printed it." in page
