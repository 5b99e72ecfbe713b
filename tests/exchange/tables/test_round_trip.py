"""What is exported can be imported: into the same record it changes nothing, into an emptied one it loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from articles.exchange import ARCHIVE_COLUMNS
from articles.models import Article, Person, Position, Statement, Utterance
from tests.exchange.tables.files import export, import_coverage, rows_of, total
from tests.fixture.conftest import empty_the_record

pytestmark = pytest.mark.django_db

NOUNS = ("people", "articles", "statements")


@pytest.fixture(params=["five articles", "archive"])
def record(request: pytest.FixtureRequest) -> None:
    if request.param == "archive":
        empty_the_record()
        call_command("load_archive", verbosity=0)


@pytest.mark.usefixtures("record")
def test_an_export_imported_again_changes_nothing(tmp_path: Path) -> None:
    before = Statement.history.count(), Article.history.count(), Person.history.count()
    for noun in NOUNS:
        file = export(tmp_path, noun)
        count = len(rows_of(file))
        assert count > 4
        expected = f"0 new, 0 changed, {count:,} the same, 0 refused"
        assert total(import_coverage(file, "--dry-run")) == expected
        assert total(import_coverage(file)) == expected
    assert (Statement.history.count(), Article.history.count(), Person.history.count()) == before


@pytest.mark.usefixtures("record")
def test_articles_and_statements_come_back_as_they_were(tmp_path: Path) -> None:
    exported = {noun: export(tmp_path, noun) for noun in ("articles", "statements")}
    before = {noun: rows_of(file) for noun, file in exported.items()}
    positions = set(Position.objects.values_list("statement__uid", "question", "stance", "note"))
    orders = dict(Statement.objects.values_list("uid", "order"))
    Statement.objects.all().delete()
    Article.objects.all().delete()
    Utterance.objects.all().delete()
    for noun, file in exported.items():
        assert total(import_coverage(file)) == f"{len(before[noun]):,} new, 0 changed, 0 the same, 0 refused"
    assert set(Position.objects.values_list("statement__uid", "question", "stance", "note")) == positions
    assert dict(Statement.objects.values_list("uid", "order")) == orders
    for noun in exported:
        after = rows_of(export(tmp_path, noun))
        assert _of_the_record(after) == _of_the_record(before[noun])
    for file in exported.values():
        assert " 0 new, 0 changed, " in import_coverage(file)[-1]


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
