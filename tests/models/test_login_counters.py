"""What the login log of earlier versions stored is deleted when a database is migrated."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from articles import migrations

[NAME] = [file.stem for file in Path(migrations.__file__).parent.glob("*_login_counters.py")]
MIGRATION = import_module(f"articles.migrations.{NAME}")


@pytest.mark.django_db
def test_names_and_passwords_that_were_typed_are_deleted_by_the_migration() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE axes_accessattempt (username varchar(255))")
        cursor.execute("INSERT INTO axes_accessattempt VALUES ('a password')")
        for _ in range(2):  # also where there is nothing to delete
            MIGRATION.drop_the_login_log(apps, SimpleNamespace(execute=cursor.execute, connection=connection))
    assert not [table for table in connection.introspection.table_names() if table.startswith("axes")]
