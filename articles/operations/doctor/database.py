from __future__ import annotations

from collections.abc import Iterator

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from articles.operations.doctor.findings import Finding, attention, well

OLDEST_POSTGRESQL = 14


def examine() -> Iterator[Finding]:
    connection = connections[DEFAULT_DB_ALIAS]
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        what = "1 migration has" if len(pending) == 1 else f"{len(pending)} migrations have"
        yield attention(f"{what} not been applied: run manage.py migrate.")
    else:
        yield well("The tables are those of this version.")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            if cursor.fetchone() != ("wal",):
                yield attention(
                    "SQLite does not use its write-ahead log, so readers wait for writers: "
                    "put the database on a local disk."
                )
        return
    major = connection.connection.info.server_version // 10_000
    if major < OLDEST_POSTGRESQL:
        yield attention(f"PostgreSQL {major} is too old: upgrade it to {OLDEST_POSTGRESQL} or newer.")
