"""The values of one facet for all statements, read from the database by the source that the facet declares.

A facet that is added to the declaration (articles/nouns/statement_facets.py) is therefore counted without a change
here. Only the declaration and the relations of the models are shared with the site. Its index, which answers readers,
is not used.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, groupby
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, QuerySet
from django.db.utils import ConnectionHandler
from django.utils.text import slugify

from articles.index import FirstOf, Kind
from articles.index.paths import multiple_part
from articles.models import Article, Statement
from articles.nouns import Field

NONE = -1  # the code of a statement without a value

# The site of this process may use another database. This connection is never opened: it only knows SQLite's SQL.
_SQLITE = ConnectionHandler({DEFAULT_DB_ALIAS: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})


class FacetValues:
    """Each value has a code, a number from 0. `codes[i]` is a value of the statement in row `rows[i]`.

    If a statement has one value at most, there is one code for each row, which may be NONE.
    """

    def __init__(self, values_by_row: Iterable[Sequence[str]], *, multiple: bool) -> None:
        self.multiple = multiple
        self.codes = array("i")
        self.code_of: dict[str, int] = {}
        rows = array("i")
        self.length = 0  # number of statements
        for row, values in enumerate(values_by_row):
            codes = [self.code_of.setdefault(value, len(self.code_of)) for value in values]
            codes = codes if multiple else codes or [NONE]
            self.codes.extend(codes)
            rows.extend([row] * len(codes))
            self.length += 1
        self.rows: Sequence[int] = rows if multiple else range(self.length)
        self._values = list(self.code_of)

    def of(self, row: int) -> list[str]:
        """The values of one statement."""
        first, last = (bisect_left(self.rows, row), bisect_right(self.rows, row)) if self.multiple else (row, row + 1)
        return [self._values[code] for code in self.codes[first:last] if code != NONE]

    def rows_with(self, values: Collection[str]) -> Iterator[int]:
        """The rows of statements that have one of these values. A row may come twice."""
        codes = {self.code_of[value] for value in values}
        return compress(self.rows, map(codes.__contains__, self.codes))

    def counts(self, selected: bytes) -> dict[str, int]:
        """The number of selected statements by value. `selected` has one byte for each statement: 1 or 0."""
        by_code = Counter(compress(self.codes, map(selected.__getitem__, self.rows) if self.multiple else selected))
        return {value: by_code[code] for value, code in self.code_of.items() if by_code[code]}


def read_facet(connection: sqlite3.Connection, field: Field) -> FacetValues:
    """The values of the published statements, the newest in row 0."""
    paths = [f"{path}__slug" if field.kind == Kind.RECORD else path for path in field.paths]
    reasons = [each.if_any or "pk" for each in field.missing]
    newest_first = (F("said_on").desc(nulls_last=True), "-article_id", "order", "pk")
    statements = Statement.objects.filter(article__status=Article.Status.PUBLISHED).order_by(*newest_first)
    found = connection.execute(*_sqlite_query(statements.values_list("pk", *paths, *reasons)))
    by_statement = (rows for _pk, rows in groupby(found, key=lambda row: row[0]))
    several_paths = len(paths) > 1 and not isinstance(field.source, FirstOf)
    multiple = several_paths or any(multiple_part(Statement, path) for path in paths)
    return FacetValues((_values(field, rows) for rows in by_statement), multiple=multiple)


def _sqlite_query(queryset: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]]:
    sql, parameters = queryset.query.get_compiler(connection=_SQLITE[DEFAULT_DB_ALIAS]).as_sql()
    return sql.replace("%s", "?"), parameters


def _values(field: Field, rows: Iterable[tuple[Any, ...]]) -> list[str]:
    """The distinct values in the rows of one statement.

    Each row has the primary key, a value for each path, and one for each missing value, which says whether it applies.
    """
    values: list[str] = []
    applies: list[Any] = []
    for _pk, *row in rows:
        present = [str(value) for value in row[: len(field.paths)] if value not in (None, "")]
        values += present[:1] if isinstance(field.source, FirstOf) else present
        applies = row[len(field.paths) :]
    if not values:
        return [each.value for each, reason in zip(field.missing, applies, strict=True) if reason is not None][:1]
    if field.kind == Kind.YEAR:
        values = [date[:4] for date in values]  # SQLite stores a date as YYYY-MM-DD
    if field.kind == Kind.NAME:
        values = [slugify(text) for text in values]
    return list(dict.fromkeys(values))
