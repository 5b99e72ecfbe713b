"""What is exported can be imported: into the same record it changes nothing, into an emptied one it loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from articles.exchange import ARCHIVE_COLUMNS
from articles.models import Article, Person, Position, Statement
from tests.exchange.tables.files import delete_coverage, export, import_coverage, rows_of, total
from tests.fixture.conftest import empty_the_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("record", ["five articles", "archive"])
def test_articles_and_statements_come_back_as_they_were(tmp_path: Path, record: str) -> None:
    if record == "archive":
        empty_the_record()
        call_command("load_archive", verbosity=0)
    exported = {noun: export(tmp_path, noun) for noun in ("people", "articles", "statements")}
    before = {noun: rows_of(file) for noun, file in exported.items()}
    positions = set(Position.objects.values_list("statement__uid", "question", "stance", "note"))
    orders = dict(Statement.objects.values_list("uid", "order"))
    versions = _versions()
    for noun, file in exported.items():
        assert len(before[noun]) > 4
        assert total(import_coverage(file)) == f"0 new, 0 changed, {len(before[noun]):,} the same, 0 refused"
    assert _versions() == versions

    delete_coverage()
    for noun in ("articles", "statements"):
        expected = f"{len(before[noun]):,} new, 0 changed, 0 the same, 0 refused"
        assert total(import_coverage(exported[noun])) == expected
    assert set(Position.objects.values_list("statement__uid", "question", "stance", "note")) == positions
    assert dict(Statement.objects.values_list("uid", "order")) == orders
    for noun in ("articles", "statements"):
        file = export(tmp_path, noun)
        assert _of_the_record(rows_of(file)) == _of_the_record(before[noun])
        assert (
            total(import_coverage(file, "--dry-run")) == f"0 new, 0 changed, {len(before[noun]):,} the same, 0 refused"
        )


def _versions() -> list[int]:
    return [model.history.count() for model in (Statement, Article, Person)]  # type: ignore[attr-defined]


def _of_the_record(rows: list[dict[str, str]]) -> list[str]:
    """The rows, in any order, without the version of the archive, and without checks, which no table can give."""
    left = (*ARCHIVE_COLUMNS, "check", "checked_on")
    return sorted(str({name: row[name] for name in row if name not in left}) for row in rows)


def test_people_come_back_with_their_names(tmp_path: Path) -> None:
    kerry = Person.objects.get(slug="john-kerry")
    kerry.names.create(name="Джон Форбс Керри", script="Cyrl", language="ru")
    names = set(kerry.names.values_list("name", "script"))
    file = export(tmp_path, "people")
    Statement.objects.update(speaker=None, role=None, attribution="somebody")
    Person.objects.all().delete()
    assert total(import_coverage(file)) == "16 new, 0 changed, 0 the same, 0 refused"
    kerry = Person.objects.get(slug="john-kerry")
    assert (kerry.name, kerry.sort_name) == ("John Kerry", "Kerry, John")
    assert set(kerry.names.values_list("name", "script")) == names
