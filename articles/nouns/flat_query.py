"""Reads values of many records as plain rows.

A page of 25 statements reads eleven tables. Building the query with the ORM and creating some 250 model instances takes
several times as long as the query itself. The SQL of the ORM is therefore kept, and rows are not turned into instances.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.db import connections, models, router
from django.db.models import F, Lookup
from django.db.models.expressions import Combinable

Expression = str | Combinable
Row = tuple[Any, ...]

KEYS: Any = object()  # placeholder in the parameters of a query, replaced by the requested keys


class _IsAmong(Lookup):
    """`_IsAmong(F("pk"), KEYS)`: one parameter holds all keys. The SQL is the same for any number of them."""

    lookup_name = "among"
    prepare_rhs = False
    in_json = "IN (SELECT value FROM json_each(%s))"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{left} = ANY(%s)", (*params, self.rhs)
        return f"{left} {self.in_json}", (*params, self.rhs)


class FlatQuery:
    """Reads expressions for the records with given keys. Each row begins with the key.

    `order` sorts the rows. A record has several rows if an expression leads to several values.
    """

    def __init__(
        self,
        records: Callable[[], models.QuerySet[Any]],
        expressions: Sequence[Expression],
        order: Sequence[Expression] = (),
    ) -> None:
        self._records = records
        self._expressions = expressions
        self._order = order
        self._sql: dict[str, tuple[str, tuple[Any, ...]]] = {}

    @cached_property
    def _model(self) -> type[models.Model]:
        return self._records().model

    def rows(self, keys: Sequence[int]) -> list[Row]:
        connection = connections[router.db_for_read(self._model)]
        if connection.alias not in self._sql:
            self._sql[connection.alias] = self._compiled(connection.alias)
        sql, params = self._sql[connection.alias]
        wanted = list(keys) if connection.vendor == "postgresql" else json.dumps(list(keys))
        with connection.cursor() as cursor:
            cursor.execute(sql, [wanted if param is KEYS else param for param in params])
            return cursor.fetchall()

    def by_key(self, keys: Sequence[int]) -> dict[int, Row]:
        """Key -> its only row."""
        return {row[0]: row for row in self.rows(keys)}

    def grouped(self, keys: Sequence[int]) -> dict[int, list[Row]]:
        """Key -> its rows without the key."""
        groups: dict[int, list[Row]] = defaultdict(list)
        for key, *values in self.rows(keys):
            groups[key].append(tuple(values))
        return groups

    def _compiled(self, using: str) -> tuple[str, tuple[Any, ...]]:
        named = {f"_{n}": F(e) if isinstance(e, str) else e for n, e in enumerate(self._expressions)}
        records = self._records().using(using).filter(_IsAmong(F("pk"), KEYS)).order_by(*self._order)
        sql, params = records.annotate(**named).values_list("pk", *named).query.get_compiler(using=using).as_sql()
        return sql, tuple(params)
