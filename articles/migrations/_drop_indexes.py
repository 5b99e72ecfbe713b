"""Drops indexes of fields. Altering the fields would copy their tables on SQLite, as large as they may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.db import migrations


def dropping_indexes(indexed: Mapping[str, Sequence[str]]) -> migrations.RunPython:
    """By table: drops each plain index that has one of these columns and no other. An earlier version runs without them, too."""
    return migrations.RunPython(partial(_drop, indexed), migrations.RunPython.noop)


def _drop(indexed: Mapping[str, Sequence[str]], apps: Any, schema_editor: Any) -> None:
    connection = schema_editor.connection
    for table, columns in indexed.items():
        with connection.cursor() as cursor:
            constraints = connection.introspection.get_constraints(cursor, table)
        for name, constraint in constraints.items():
            is_plain = constraint["index"] and not (constraint["unique"] or constraint["primary_key"])
            if is_plain and constraint["columns"] in [[column] for column in columns]:
                schema_editor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
