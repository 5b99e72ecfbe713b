"""The triggers that delete the check of a quotation when its words or its source change, by whatever way.

A statement without a check is one that is not checked, so no page needs to compare digests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connections

TABLE = "articles_quotecheck"

OF_STATEMENT = "DELETE FROM articles_quotecheck WHERE statement_id = NEW.id;"
OF_SOURCE = (
    "DELETE FROM articles_quotecheck WHERE source_digest <> NEW.digest "
    "AND statement_id IN (SELECT s.id FROM articles_statement s WHERE s.article_id = NEW.article_id);"
)
# Name, table, columns, condition, what it does.
TRIGGERS = (
    ("articles_statement_unchecked", "articles_statement", "words", "OLD.words <> NEW.words", OF_STATEMENT),
    (
        "articles_source_unchecked",
        "articles_source",
        "digest, article_id",
        "NEW.article_id IS NOT NULL",
        OF_SOURCE,
    ),
)


def install_quote_check_triggers(using: str = "default", **_signal: Any) -> None:
    """Creates both triggers anew. Connected to `post_migrate`, as those of the change log are."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    statements = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite() -> Iterator[str]:
    for name, table, columns, condition, deletion in TRIGGERS:
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} AFTER UPDATE OF {columns} ON {table} FOR EACH ROW "
            f"WHEN {condition} BEGIN {deletion} END"
        )


def _postgresql() -> Iterator[str]:
    for name, table, columns, condition, deletion in TRIGGERS:
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {deletion} RETURN NULL; END $$"
        )
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield (
            f"CREATE TRIGGER {name} AFTER UPDATE OF {columns} ON {table} "
            f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {name}()"
        )
