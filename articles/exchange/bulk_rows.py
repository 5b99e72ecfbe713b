"""Turns records into rows for the database."""

from __future__ import annotations

import datetime
from functools import lru_cache, partial
from operator import itemgetter
from types import NoneType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

from articles.exchange.bulk_sql import Target, Values


class RowBuilder:
    """Turns records of one model into rows of its table."""

    # Values of these types need no preparation in these fields. Skipping it saves much time in a million rows.
    PLAIN = frozenset({str, int, NoneType, datetime.date})
    UNPREPARED = (
        *(models.CharField, models.TextField, models.SlugField, models.URLField),
        *(models.ForeignKey, models.BigAutoField, models.PositiveSmallIntegerField),
    )

    def __init__(self, model: type[models.Model]) -> None:
        fields: list[Any] = list(model._meta.concrete_fields)
        self.target = Target(model._meta.db_table, tuple(field.column for field in fields))
        self._fields = fields
        self._values = itemgetter(*(field.attname for field in fields))
        days = [place for place, field in enumerate(fields) if _is_day(field)]
        # The days of many records are the same.
        self._days = [(place, lru_cache(maxsize=10_000)(partial(_prepared, fields[place]))) for place in days]
        self._always = [
            place for place, field in enumerate(fields) if type(field) not in self.UNPREPARED and place not in days
        ]

    def row(self, record: models.Model) -> Values:
        row = list(self._values(record.__dict__))
        for place, prepared in self._days:
            row[place] = prepared(row[place])
        places = self._always
        if not self.PLAIN.issuperset(map(type, row)):
            places = [*places, *(place for place, value in enumerate(row) if type(value) not in self.PLAIN)]
        for place in places:
            field = self._fields[place]
            row[place] = _prepared(field, field.pre_save(record, True))
        return tuple(row)


def _is_day(field: Any) -> bool:
    """Whether it is a date that is not the one of the save."""
    return type(field) is models.DateField and not (field.auto_now or field.auto_now_add)


def _prepared(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connections[DEFAULT_DB_ALIAS])
