"""The five articles in a database, and the index of it: prepared once, then copied wherever they are wanted."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connection

from articles.index import Storage, writer
from articles.nouns import CATALOGUE
from tests.installation import Installation, new_database, on_server

FIXTURES = ["vocabulary", "people", "articles", "statements"]


@contextmanager
def preparing(folder: Path) -> Iterator[Installation]:
    """Loads the five articles into the tests' database, which has been migrated, and keeps a copy of it."""
    call_command("loaddata", *FIXTURES, verbosity=0)
    storage = Storage(folder / "index", CATALOGUE.version)
    with storage.writing(patience=0):
        writer.build(CATALOGUE, storage)
    with new_database(folder, template=_database_of_the_tests()) as database:
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(_file(folder))) as copy:
                connection.connection.backup(copy)
        yield Installation(folder, database)


def copy_index(original: Path, root: Path) -> None:
    """Another index with the same contents. What a process remembers of the one is not believed of the other."""
    storage, current = Storage(root, CATALOGUE.version), next(original.glob("CURRENT-*")).read_text()
    folder = storage.new_folder()
    for file in (original / current).iterdir():
        if file.suffix != ".lock":
            os.link(file, folder / file.name)  # which the engine never changes
    storage.make_current(folder)


def restore(prepared: Installation) -> None:
    """Puts the tests' database back to how it was prepared, whatever has been committed to it since."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(_file(prepared.folder))) as copy:
            copy.backup(connection.connection)
        return
    database, template = _database_of_the_tests(), urlsplit(prepared.database).path.removeprefix("/")
    on_server(database, "DROP DATABASE {} WITH (FORCE)")
    on_server(database, f"CREATE DATABASE {{}} TEMPLATE {template}")


def _file(folder: Path) -> Path:
    return folder / "parley.sqlite3"


def _database_of_the_tests() -> str:
    """Its address. Nobody is connected to it any more, as PostgreSQL demands of a database that is copied."""
    if connection.vendor == "sqlite":
        return ""
    connection.close()
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
