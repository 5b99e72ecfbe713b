"""A backup can be restored into a running installation, and nothing is overwritten by mistake."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.operations.conftest import Operator
from tests.ops.server import read, serving
from tests.prepared import copy_index

LATER = "UPDATE articles_article SET status = 'draft' WHERE id = (SELECT MIN(id) FROM articles_article)"


@pytest.fixture
def port(operator: Operator) -> Iterator[int]:
    log = operator.installation.folder / "log"
    with serving("tests.ops.plain_site", log, **operator.installation.environment) as port:
        yield port


def total(port: int) -> int:
    return int(json.loads(read(port, "/articles.json").partition("\r\n\r\n")[2])["total"])


def write_digest(backup: Path) -> None:
    Path(f"{backup}.sha256").write_text(f"{hashlib.sha256(backup.read_bytes()).hexdigest()}  {backup.name}\n")


def test_readers_meanwhile_get_the_old_record_or_the_new_one_and_afterwards_what_was_restored(
    operator: Operator, port: int, backup_of_prepared: Path
) -> None:
    assert total(port) == 5
    operator.ask(LATER)
    assert total(port) == 4
    statuses: Counter[str] = Counter()
    totals: set[int] = set()
    end = threading.Event()

    def ask() -> None:
        number = 0
        while not end.wait(0.01):
            number += 1
            head, _, body = read(port, f"/articles.json?q=-n{number}").partition("\r\n\r\n")
            statuses[head.split()[1]] += 1
            if head.split()[1] == "200":
                totals.add(json.loads(body)["total"])

    reader = threading.Thread(target=ask)
    reader.start()
    operator.run("restore", str(operator.take_over(backup_of_prepared)), "--yes")
    end.set()
    reader.join()
    assert set(statuses) <= {"200", "503"}, statuses
    assert statuses["200"]
    assert totals <= {4, 5}
    assert total(port) == 5  # and not what the index of the later record holds
    operator.ask(LATER)  # with the number that the same change had before
    assert total(port) == 4


def test_what_was_there_is_backed_up_first_and_nobody_stays_logged_in(
    operator: Operator, new_operator: Callable[..., Operator], backup_of_prepared: Path
) -> None:
    operator.ask("INSERT INTO django_session VALUES ('key', 'data', '2999-01-01')")
    operator.ask(LATER)
    later = operator.tables()
    backup = operator.take_over(backup_of_prepared)
    kept = Path(operator.run("restore", str(backup), "--yes").split()[6].rstrip("."))
    assert operator.tables() != later
    elsewhere = new_operator("elsewhere", empty=True)
    elsewhere.run("restore", str(kept))
    assert elsewhere.tables() == later
    for one in (operator, elsewhere):
        assert one.ask("SELECT * FROM django_session") == []


def change_a_byte(backup: Path) -> None:
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)


def cut_off(backup: Path) -> None:
    """In the midst of the rows, as if it had been written like that. pg_dump repeats its contents at the end."""
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size * 45 // 100])
    write_digest(backup)


def lose_digest(backup: Path) -> None:
    Path(f"{backup}.sha256").unlink()


# What is done to a backup, and the reason that is given.
DAMAGES: dict[Callable[[Path], None], str] = {
    change_a_byte: "is damaged: its digest is not the one in",
    lose_digest: "There is no digest in",
    cut_off: "",
    Path.unlink: "There is no file",
}


def test_what_must_not_be_restored_is_refused_with_the_reason_and_changes_nothing(
    operator: Operator, backup_of_prepared: Path
) -> None:
    operator.ask(LATER)
    before = operator.tables()
    other = operator.installation.folder / f"parley-20260101T000000.000Z.{'dump' if operator.is_sqlite else 'sqlite3'}"
    other.write_text("whatever")

    def refused(backup: Path, *options: str) -> str:
        ended = operator.try_to("restore", str(backup), *options)
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert operator.tables() == before
        return ended.stderr

    assert "is not a backup of this kind of database" in refused(other, "--yes")
    whole = operator.take_over(backup_of_prepared)
    assert "The database is not empty, and restoring overwrites it" in refused(whole)
    for damage, reason in DAMAGES.items():
        backup = operator.take_over(backup_of_prepared)
        damage(backup)
        assert reason in refused(backup, "--yes")


def test_a_backup_of_an_older_version_gets_the_tables_of_this_one(
    operator: Operator, new_operator: Callable[..., Operator]
) -> None:
    now, columns = operator.tables(), operator.columns()
    older = new_operator("older")
    older.go_to_version("0020")
    assert older.tables().keys() < now.keys()
    operator.run("restore", str(older.back_up()), "--yes")
    assert operator.tables().keys() == now.keys()
    assert operator.columns() == columns
    operator.run("migrate", "--check")


def test_a_backup_of_a_newer_version_is_refused(operator: Operator) -> None:
    operator.ask("INSERT INTO django_migrations (app, name, applied) VALUES ('articles', '9999_later', '2999-01-01')")
    ended = operator.try_to("restore", str(operator.back_up()), "--yes")
    assert "newer version of Parley, whose tables include 9999_later" in ended.stderr


def overwrite_header(database: Path) -> None:
    with database.open("r+b") as file:
        file.write(b"\xa5" * 4096)


def cut_in_half(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 2)


@pytest.mark.parametrize("damage", [overwrite_header, cut_in_half])
def test_a_sqlite_file_that_cannot_be_opened_is_moved_aside_for_the_backup(
    operator_of_sqlite: Operator, damage: Callable[[Path], None]
) -> None:
    operator, backup = operator_of_sqlite, str(operator_of_sqlite.back_up())
    whole, database = operator.tables(), operator.installation.folder / "parley.sqlite3"
    damage(database)
    damaged = database.read_bytes()
    assert "--without-backup" in operator.try_to("restore", backup, "--yes").stderr
    told = operator.run("restore", backup, "--yes", "--without-backup")
    assert operator.tables() == whole
    (aside,) = operator.installation.folder.glob("parley.sqlite3.damaged-*Z")
    assert aside.read_bytes() == damaged
    assert f"The damaged database is kept in {aside}. Restart Parley" in told


def test_a_database_restored_by_other_means_gets_a_new_log(operator: Operator, prepared: Installation) -> None:
    copy_index(prepared.folder / "index", operator.installation.folder / "index")
    operator.run("renew_log")
    assert "belongs to another database" in operator.try_to("doctor").stdout
