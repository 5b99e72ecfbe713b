"""Migrations change tables that have triggers, and the triggers are there afterwards."""

from __future__ import annotations

from tests.operations.conftest import Operator

TRIGGERS = {
    True: "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    False: "SELECT trigger_name || event_manipulation FROM information_schema.triggers ORDER BY 1",
}


def triggers(operator: Operator) -> list[object]:
    return list(operator.ask(TRIGGERS[operator.is_sqlite]))


def test_the_tables_of_an_earlier_version_become_those_of_this_one(operator: Operator) -> None:
    before, columns, statements = triggers(operator), operator.columns(), operator.tables()["articles_statement"]
    operator.go_to_version("0016")
    operator.run("migrate", "--verbosity", "0")
    assert triggers(operator) == before
    assert operator.columns() == columns
    assert len(operator.tables()["articles_statement"]) == len(statements)


def test_a_migration_that_fails_leaves_the_triggers_as_they_were(operator: Operator) -> None:
    before = triggers(operator)
    assert operator.try_to("migrate", "articles", "9999").returncode == 1
    assert before
    assert triggers(operator) == before
