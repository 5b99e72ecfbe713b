"""An index that has seen more than its database, because a backup of that was restored, is noticed and rebuilt."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from articles.models import Person, Statement
from articles.nouns import snapshot

pytestmark = pytest.mark.django_db

Row = tuple[int, str, int, int]


def log() -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute('SELECT id, noun, key, "transaction" FROM articles_change ORDER BY id')
        return list(cursor.fetchall())


def write_log(rows: list[Row]) -> None:
    """The log as a restored database has it."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_change")
        cursor.executemany('INSERT INTO articles_change (id, noun, key, "transaction") VALUES (%s, %s, %s, %s)', rows)
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = 'articles_change'", [rows[-1][0]])
        else:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('articles_change', 'id'), GREATEST(%s, 1), %s)",
                [rows[-1][0], rows[-1][0] > 0],
            )


def total() -> int:
    return int(Client().get("/statements.json").json()["total"])


def restore_before(edit: Callable[[], object], later: Callable[[], object]) -> None:
    """An edit that the index sees, the backup from before it, and what happens to the database after that."""
    backup, statements = log(), list(Statement.objects.values_list("pk", flat=True))
    edit()
    total()  # the index follows
    Statement.objects.exclude(pk__in=statements).delete()
    write_log(backup)
    later()


def add_statement() -> None:
    original = Statement.objects.order_by("pk")[0]
    Statement.objects.create(article=original.article, kind="quotation", words="Later.", attribution="X", order=900)


def test_a_restored_database_that_nobody_has_edited_since(five_articles: None) -> None:
    before = total()
    restore_before(add_statement, later=lambda: None)
    assert total() == before


@pytest.mark.parametrize("edits", [1, 2, 5, 50])
def test_a_restored_database_with_as_many_or_more_edits_since(five_articles: None, edits: int) -> None:
    """The later changes have the numbers of those that the index has seen."""
    before = total()

    def edit_people() -> None:
        for number in range(edits):
            Person.objects.filter(slug="john-kerry").update(description=f"Edited {number} times.")

    restore_before(add_statement, later=edit_people)
    assert total() == before


def test_an_index_follows_on_where_nothing_was_restored(five_articles: None) -> None:
    before, folder = total(), snapshot().stamp.folder
    add_statement()
    assert (total(), snapshot().stamp.folder) == (before + 1, folder)
