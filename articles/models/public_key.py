"""An SQL expression that says of a row which names a record whether readers may see that record.

The ORM takes longer to put the eleven subqueries together than the database to run them, so their SQL is kept. Each is
a subquery for one value: PostgreSQL may plan an EXISTS as a join with all statements.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import connections
from django.db.models import BigIntegerField, Expression

from articles.models.told_fields import PUBLIC_RECORDS

KEY = -1  # stands in the parameters for the key of the row


class PublicKey(Expression):
    """The key of the record if readers may see it, else null. `table` has the columns `noun` and `key`.

    The SQL names the table, so the expression is not for subqueries, where a table may have another name.
    """

    def __init__(self, table: str) -> None:
        super().__init__(output_field=BigIntegerField())
        self.table = table

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return _case(self.table, connection.alias)


@lru_cache
def _case(table: str, using: str) -> tuple[str, tuple[Any, ...]]:
    quote = connections[using].ops.quote_name
    noun, key = f"{quote(table)}.{quote('noun')}", f"{quote(table)}.{quote('key')}"
    branches, values = [], []
    for model, records in PUBLIC_RECORDS.items():
        query = records().using(using).filter(pk=KEY).order_by().values("pk").query
        sql, params = query.get_compiler(using=using).as_sql()
        first, *parts = sql.split("%s")
        filled = [key if value == KEY else "%s" for value in params]
        branches.append(f"WHEN %s THEN ({first}{''.join(map(''.join, zip(filled, parts, strict=True)))})")
        values += [model._meta.model_name, *(value for value in params if value != KEY)]
    return f"CASE {noun} {' '.join(branches)} END", tuple(values)
