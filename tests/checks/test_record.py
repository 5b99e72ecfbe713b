"""The command over the whole record."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.checks import check_everything, everything
from articles.models import Article, RecordWarning, Statement
from tests.checks.conftest import check_record

pytestmark = pytest.mark.django_db

Say = Callable[..., Statement]


def test_each_finding_is_a_line_with_noun_record_field_and_sentence(say: Say) -> None:
    statement = say(attribution="")
    output = StringIO()
    with pytest.raises(CommandError, match="warnings without an answer"):
        call_command("check_record", stdout=output)
    lines = output.getvalue().splitlines()
    start = f"warning statement {statement.uid} attribution: Enter the speaker"
    assert [line for line in lines if line.startswith(start)]
    assert lines[-1].startswith("Errors: 0. Warnings: ")


def test_errors_only_stores_nothing_and_passes_over_warnings(say: Say) -> None:
    say(attribution="")
    call_command("check_record", "--errors-only", stdout=StringIO())
    assert not RecordWarning.objects.exists()


def test_a_warning_goes_when_the_record_is_mended_and_an_answer_stays(say: Say) -> None:
    mended, answered = say(attribution=""), say(attribution="", words="No more than a pronoun")
    check_record()
    RecordWarning.objects.filter(statement=answered).update(reason="She said")
    Statement.objects.filter(pk=mended.pk).update(attribution="the envoy")
    uids = [found["record"] for found in check_record()]
    assert mended.uid not in uids
    assert answered.uid not in uids
    assert not RecordWarning.objects.filter(statement=mended).exists()
    assert RecordWarning.objects.get(statement=answered).reason == "She said"


def test_an_answer_holds_until_the_facts_change(say: Say) -> None:
    statement = say(attribution="")
    check_record()
    RecordWarning.objects.update(reason="She said")
    assert check_record() == []
    Statement.objects.filter(pk=statement.pk).update(words="Other words altogether")
    assert [found["record"] for found in check_record()] == [statement.uid]


def test_an_answer_about_two_records_counts_for_both(say: Say) -> None:
    first, second = say(), say()
    check_record()
    (warning,) = RecordWarning.objects.filter(check_name="near-equal-words")
    warning.reason = "Two occasions"
    warning.save()
    assert not {first.uid, second.uid} & {found["record"] for found in check_record()}


def test_the_queries_do_not_grow_with_the_record(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second batch of statements costs eight more: the batch, what surrounds it, and its stored warnings."""
    RecordWarning.objects.all().delete()
    list(check_everything())
    spent = []
    for number in (2, 20):
        for _position in range(number):
            say(words=f"{number} guns, {_position}", attribution="")
        with CaptureQueriesContext(connection) as queries:
            list(check_everything())
        spent.append(len(queries))
    assert spent == [27, 27]
    monkeypatch.setattr(everything, "BATCH", Statement.objects.count() // 2 + 1)
    assert Article.objects.count() <= everything.BATCH
    with CaptureQueriesContext(connection) as queries:
        list(check_everything())
    assert len(queries) == 35
