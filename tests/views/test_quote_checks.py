"""What readers see of the check of a quotation: on cards and pages, in the facet, the column and the table."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from articles.checks.quotations import check_statements
from articles.models import Article, QuoteCheck, Source, Statement
from tests.archive import add_article

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 10, 14)
CHECKED = "Checked against the source on"


@pytest.fixture
def statement() -> Statement:
    """Peace is possible, it says."""
    return add_article("envoys-meet").statements.get()


def check(statement: Statement, text: str = "“Peace is possible.”") -> QuoteCheck:
    [made] = check_statements([statement], text, "5" * 64, DAY)
    return made


def listed(client: Client, **query: str) -> str:
    """The page of the list. A card hides a part of the sentence from the eye only."""
    page = client.get("/statements/", {"q": '"Peace is possible"', **query}).text
    return re.sub("</?span[^>]*>", "", page)


def test_a_page_and_a_card_say_that_the_words_were_not_checked(client: Client, statement: Statement) -> None:
    assert "Not checked" in listed(client)
    assert "Not checked" in client.get(statement.get_absolute_url()).text


def test_a_page_and_a_card_say_when_the_words_were_checked(client: Client, statement: Statement) -> None:
    check(statement)
    for page in (listed(client), client.get(statement.get_absolute_url()).text):
        assert f'{CHECKED} <time datetime="2026-10-14">14 October 2026</time>' in page


def test_a_page_and_a_card_say_that_the_words_differ(client: Client, statement: Statement) -> None:
    check(statement, "“Peace is not possible.”")
    for page in (listed(client), client.get(statement.get_absolute_url()).text):
        assert "Differs from the source as of" in page
        assert CHECKED not in page


def test_a_paraphrase_has_nothing_to_check(client: Client) -> None:
    paraphrase = Statement.objects.published().filter(kind="paraphrase").first()
    assert paraphrase is not None
    assert "<dt>Words</dt>" not in client.get(paraphrase.get_absolute_url()).text
    quotation = Statement.objects.published().exclude(words="").first()
    assert quotation is not None
    assert "<dt>Words</dt>" in client.get(quotation.get_absolute_url()).text


def test_other_words_are_not_checked_however_they_were_changed(client: Client, statement: Statement) -> None:
    check(statement)
    assert CHECKED in listed(client)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_statement SET words = %s WHERE id = %s", ["Peace is possible at last.", statement.pk]
        )
    assert "Not checked" in listed(client)
    assert "Not checked" in client.get(statement.get_absolute_url()).text
    assert "peace is possible" in listed(client, check="~none").lower()


def test_a_change_of_anything_but_the_words_keeps_the_check(client: Client, statement: Statement) -> None:
    check(statement)
    Statement.objects.filter(pk=statement.pk).update(context="At the opening.")
    assert CHECKED in listed(client)


def test_another_text_of_the_source_makes_it_unchecked(statement: Statement) -> None:
    check(statement)
    source = Source.objects.create(read_from="html", digest="5" * 64)
    Source.objects.filter(pk=source.pk).update(article=statement.article)
    assert QuoteCheck.objects.filter(statement=statement).exists()
    Source.objects.filter(pk=source.pk).update(digest="6" * 64)
    assert not QuoteCheck.objects.filter(statement=statement).exists()


def test_the_facet_counts_what_was_checked_and_what_was_not(client: Client, statement: Statement) -> None:
    verbatim = QuoteCheck.objects.filter(verdict="verbatim").count()
    assert _total(client, check="verbatim") == verbatim
    check(statement)
    assert _total(client, check="verbatim") == verbatim + 1
    assert _total(client, check="~none") == Statement.objects.published().count() - verbatim - 1
    check(statement, "Something else")
    assert _total(client, check="differs") == 1


def _total(client: Client, **query: str) -> int:
    lines = b"".join(client.get("/statements.csv", query)).decode("utf-8-sig").splitlines()  # type: ignore[arg-type]
    return len(lines) - 1


def test_the_columns_say_what_was_checked_and_when(client: Client, statement: Statement) -> None:
    check(statement)
    record = json.loads(client.get(f"{statement.get_absolute_url()[:-1]}.json").content)
    assert (record["check"], record["checked_on"]) == ("verbatim", "2026-10-14")


def test_the_table_of_statements_has_a_column_for_it(client: Client, statement: Statement) -> None:
    check(statement)
    assert CHECKED in listed(client, view="table", column="check")


def test_the_five_articles_were_checked_to_the_letter() -> None:
    quoted = Statement.objects.exclude(words="")
    assert quoted.count() == QuoteCheck.objects.filter(verdict="verbatim").count() > 30


@pytest.fixture
def folder(tmp_path: Path, statement: Statement) -> Path:
    (tmp_path / "text.txt").write_text("He said: “Peace is possible.” He left.")
    sources = [{"file": "text.txt", "url": statement.article.url}, {"file": "text.txt", "url": "https://no.example/"}]
    (tmp_path / "sources.json").write_text(json.dumps(sources))
    return tmp_path


def test_a_command_checks_a_folder_of_texts(folder: Path, statement: Statement, capsys: Any) -> None:
    call_command("check_quotes", str(folder))
    told = capsys.readouterr()
    assert "Checked: 1. Verbatim: 1." in told.out
    assert "There is no article with the address https://no.example/." in told.err
    assert QuoteCheck.objects.get(statement=statement).verdict == "verbatim"


def test_a_command_checks_a_file_whose_address_is_given(folder: Path, statement: Statement, capsys: Any) -> None:
    Statement.objects.filter(pk=statement.pk).update(words="Peace was possible.")
    call_command("check_quotes", str(folder / "text.txt"), "--address", statement.article.url)
    assert f"differs: {statement.uid} Peace was possible." in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"Say which article .*text\.txt is: --address URL"):
        call_command("check_quotes", str(folder / "text.txt"))
    with pytest.raises(CommandError, match="no-folder cannot be read: No such file"):
        call_command("check_quotes", str(folder / "no-folder"))
    with pytest.raises(CommandError, match="Say which file has the text"):
        call_command("check_quotes", "--address", statement.article.url)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("check_quotes", str(folder / "missing.txt"), "--address", "https://no.example/")


def test_a_command_checks_what_the_desk_has_kept_again(statement: Statement, capsys: Any) -> None:
    Source.objects.create(
        article=statement.article,
        read_from="html",
        digest="7" * 64,
        blocks=[{"kind": "paragraph", "text": "“Peace is possible,” he said.", "story": True}],
    )
    call_command("check_quotes")
    assert "Checked: 1. Verbatim: 1." in capsys.readouterr().out
    call_command("check_quotes")
    assert "Checked: 0." in capsys.readouterr().out
    assert Article.objects.get(source__digest="7" * 64).statements.get().quote_check.source_digest == "7" * 64
