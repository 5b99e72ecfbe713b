"""Every change is logged, whatever makes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from articles.models import (
    AuthenticatorApp,
    BulkEdit,
    Change,
    CorrectedRecord,
    Decision,
    DeletedRecord,
    ErrorReport,
    IntakeItem,
    LoginCounter,
    OpenForm,
    Person,
    Proposal,
    RecordWarning,
    RecoveryCode,
    SecurityKey,
    SentReport,
    Source,
    SourceShingle,
    UtteranceProposal,
)
from articles.models.logged_tables import LOGGED_TABLES

pytestmark = pytest.mark.django_db


def logged() -> list[tuple[str, int]]:
    return list(Change.log.order_by("id").values_list("noun", "key"))


def test_every_logged_table_exists() -> None:
    assert {table.name for table in LOGGED_TABLES} <= set(connection.introspection.table_names())


def test_every_table_of_the_record_is_logged() -> None:
    """Pages are cached until the next logged change: one that is not logged would not show."""
    work = (
        BulkEdit,
        Change,
        DeletedRecord,
        ErrorReport,
        LoginCounter,
        OpenForm,
        RecordWarning,
        SentReport,
        UtteranceProposal,
    )
    second_factors = (AuthenticatorApp, RecoveryCode, SecurityKey)
    logged_with_its_correction = (CorrectedRecord,)
    intake = (Decision, IntakeItem, Proposal, Proposal.topics.through, Source, SourceShingle)
    record = [
        model
        for model in apps.get_app_config("articles").get_models(include_auto_created=True)
        if not model.__name__.startswith("Historical")
        and model not in work + intake + second_factors + logged_with_its_correction
    ]
    assert {model._meta.db_table for model in record} == {table.name for table in LOGGED_TABLES}


def test_a_change_is_logged_once_per_row() -> None:
    Person.objects.filter(slug="john-kerry").update(name="J. Kerry")
    assert logged()[-1] == ("person", Person.objects.get(slug="john-kerry").pk)


def test_the_log_starts_with_a_number_that_identifies_it() -> None:
    assert Change.log.get(pk=0).noun == "genesis"


def test_migrating_again_keeps_that_number() -> None:
    before = Change.log.get(pk=0).key
    call_command("migrate", verbosity=0)
    assert Change.log.get(pk=0).key == before


def test_a_dump_does_not_contain_the_log(capsys: pytest.CaptureFixture[Any]) -> None:
    call_command("dumpdata", "articles", natural_foreign=True, natural_primary=True)
    assert "articles.change" not in capsys.readouterr().out
