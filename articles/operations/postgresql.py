"""Backups of PostgreSQL by pg_dump, which reads one snapshot, and pg_restore in one transaction.

https://www.postgresql.org/docs/current/app-pgdump.html
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import IO, Any

from django.core.management import call_command
from django.db import connections, transaction
from psycopg.conninfo import make_conninfo

from articles.models.triggers import start_new_log
from articles.operations.backup_file import open_for_owner
from articles.operations.errors import OperationFailed

SUFFIX = "dump"

# Other connections of the site are ended, so that none of them keeps a table from being replaced. All tables are locked
# before the first is dropped: requests that come meanwhile wait, and give up as on any database that does not answer.
# https://www.postgresql.org/docs/current/explicit-locking.html
EMPTY_SCHEMA = """
SET lock_timeout = '10s';
DO $$
DECLARE
    tables text := (SELECT string_agg(format('%I.%I', schemaname, tablename), ', ')
                      FROM pg_tables WHERE schemaname = current_schema());
    attempts int := 0;
    name text;
BEGIN
    WHILE tables IS NOT NULL LOOP
        BEGIN
            PERFORM pg_stat_clear_snapshot();
            PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid();
            EXECUTE 'LOCK TABLE ' || tables || ' IN ACCESS EXCLUSIVE MODE';
            EXECUTE 'DROP TABLE ' || tables || ' CASCADE';
            EXIT;
        EXCEPTION WHEN deadlock_detected OR lock_not_available THEN
            attempts := attempts + 1;
            IF attempts = 6 THEN RAISE; END IF;
        END;
    END LOOP;
    FOR name IN SELECT p.oid::regprocedure::text FROM pg_proc p
      WHERE p.pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
        EXECUTE 'DROP FUNCTION ' || name || ' CASCADE';
    END LOOP;
END $$;
"""

# No index continues from the restored log, which names transactions of the server that it was written on.
OTHER_LOG = """
UPDATE {schema}.articles_change SET key = {identity} WHERE id = 0;
DELETE FROM {schema}.django_session;
"""


def dump(using: str, target: Path) -> None:
    """Writes the state of one moment, compressed. Readers and writers do not wait for it."""
    arguments, environment, _schema = _server(using)
    command = [_program("pg_dump"), *arguments, "--format=custom", "--no-owner", "--no-privileges"]
    with open_for_owner(target) as file, tempfile.TemporaryFile() as messages:
        ended = subprocess.run(command, env=environment, stdout=file, stderr=messages, check=False)  # noqa: S603
        if ended.returncode:
            raise OperationFailed(f"pg_dump could not read the database: {_last_line(messages)}")


def migrations_in(source: Path) -> set[str]:
    """The names of the migrations of `articles` that the backup has seen."""
    command = [_program("pg_restore"), "--data-only", "--table=django_migrations", "--file=-", str(source)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if ended.returncode:
        raise OperationFailed(f"pg_restore cannot read the backup: {ended.stderr.strip().splitlines()[-1]}")
    rows = (line.split("\t") for line in ended.stdout.splitlines())
    return {row[2] for row in rows if len(row) == 4 and row[1] == "articles"}


def restore(using: str, source: Path) -> None:
    """Replaces the tables by those of the backup in one transaction, then adds what is new in this version."""
    arguments, environment, schema = _server(using)
    connections[using].close()
    after = OTHER_LOG.format(schema=schema, identity=secrets.randbits(62))
    reading = [_program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(source)]
    writing = [_program("psql"), *arguments, "--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1"]
    writing += ["--single-transaction", "--file=-"]
    with tempfile.TemporaryFile() as read_messages, tempfile.TemporaryFile() as messages:
        reader = subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=read_messages)  # noqa: S603
        writer = subprocess.Popen(writing, env=environment, stdin=subprocess.PIPE, stderr=messages)  # noqa: S603
        complete = _pass_on(reader, writer, after)
        if not complete:
            writer.kill()  # before its input ends: a part of a backup is never committed
        if writer.stdin:
            writer.stdin.close()
        if writer.wait() or not complete:
            reason = _last_line(messages) or _last_line(read_messages)
            raise OperationFailed(f"Nothing has been restored, and the database is as it was: {reason}")
    call_command("migrate", database=using, verbosity=0, interactive=False)
    with connections[using].cursor() as cursor:
        with transaction.atomic(using=using):
            start_new_log(cursor)
        cursor.execute("ANALYZE")


def _pass_on(reader: subprocess.Popen[bytes], writer: subprocess.Popen[bytes], after: str) -> bool:
    """Sends the whole backup to psql. Returns False if it could not be read or is not taken."""
    if not reader.stdout or not writer.stdin:
        return False
    try:
        writer.stdin.write(EMPTY_SCHEMA.encode())
        shutil.copyfileobj(reader.stdout, writer.stdin, 1 << 20)
        if reader.wait():
            return False
        writer.stdin.write(after.encode())
        writer.stdin.flush()
    except BrokenPipeError:  # psql has ended and says why
        reader.kill()
        reader.wait()
        writer.wait()
        writer.stdin = None
        return False
    finally:
        reader.stdout.close()
    return True


def _server(using: str) -> tuple[list[str], dict[str, str], str]:
    """Arguments and environment by which PostgreSQL's programs find the database, and its schema.

    The password is in the environment, because everybody on a machine can see the arguments of a process.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        (schema,) = cursor.fetchone()
    info: Any = connections[using].connection.info
    environment = {**os.environ, **({"PGPASSWORD": info.password} if info.password else {})}
    kept = {name: value for name, value in info.get_parameters().items() if name != "client_encoding"}
    return [f"--dbname={make_conninfo('', **kept)}"], environment, schema


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise OperationFailed(
            f"{name} is not installed: install PostgreSQL's programs, in the version of the server or a newer one "
            "(apt-get install postgresql-client)."
        )
    return found


def _last_line(messages: IO[bytes]) -> str:
    messages.seek(0)
    lines = messages.read().decode(errors="replace").strip().splitlines()
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or [""])[-1]
