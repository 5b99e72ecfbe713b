"""A backup is the record of one moment, and nobody but its owner reads it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.operations.conftest import Operator, Tables
from tests.waiting import until

# Each edit changes two tables and adds a row to a third, in one transaction.
NUMBER = "UPDATE articles_{0} SET description = '{1}' WHERE id = (SELECT MIN(id) FROM articles_{0})"
ADD = "INSERT INTO articles_topic (slug, name, description) VALUES ('added-{0}', 'Added {0}', 'By an edit.')"


@contextmanager
def an_editor_at_work(operator: Operator) -> Iterator[list[int]]:
    """Yields the numbers of the edits that have been committed."""
    done, end = [0], threading.Event()

    def edit() -> None:
        while not end.wait(0.001):
            number = done[-1] + 1
            transaction(operator, NUMBER.format("venue", number), NUMBER.format("party", number), ADD.format(number))
            done.append(number)

    editor = threading.Thread(target=edit)
    editor.start()
    try:
        assert until(lambda: len(done) > 5)
        yield done
    finally:
        end.set()
        editor.join()


def transaction(operator: Operator, *statements: str) -> None:
    if operator.is_sqlite:
        import sqlite3
        from contextlib import closing

        file = operator.installation.database.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, timeout=60)) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            for statement in statements:
                connection.execute(statement)
    else:
        operator.ask("; ".join(statements))


def changed(one: Tables, other: Tables) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def test_a_backup_made_under_edits_is_the_record_of_one_moment_row_by_row(
    operator: Operator, new_operator: Callable[..., Operator]
) -> None:
    before = operator.tables()
    elsewhere = new_operator("elsewhere", empty=True)
    with an_editor_at_work(operator) as done:
        first = done[-1]
        backup = operator.back_up()
        last = done[-1] + 1
        elsewhere.run("restore", str(backup))
        assert until(lambda: done[-1] > last)
    restored = elsewhere.tables()
    (number,) = (int(row[0]) for row in elsewhere.ask("SELECT description FROM articles_venue ORDER BY id LIMIT 1"))
    assert first <= number <= last
    # The same edits, up to that number, make the same rows.
    again = new_operator("again")
    for edit in range(1, number + 1):
        transaction(again, NUMBER.format("venue", edit), NUMBER.format("party", edit), ADD.format(edit))
    assert changed(restored, again.tables()) == set()
    assert changed(restored, before) == {"articles_venue", "articles_party", "articles_topic"}


def test_a_backup_has_a_digest_and_is_read_by_its_owner_alone(backup_of_prepared: Path) -> None:
    backup, folder = backup_of_prepared, backup_of_prepared.parent
    digest, name = Path(f"{backup}.sha256").read_text().split()
    assert (digest, name) == (hashlib.sha256(backup.read_bytes()).hexdigest(), backup.name)
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def older(operator: Operator, backup: Path, day: str) -> Path:
    """The same backup, as if it had been made on that day of January."""
    taken = operator.take_over(backup)
    named = taken.with_name(f"parley-202601{day}T000000.000Z{taken.suffix}")
    Path(f"{taken}.sha256").rename(f"{named}.sha256")
    return taken.rename(named)


def test_the_newest_backups_are_kept_and_no_other_file_is_touched(operator: Operator, backup_of_prepared: Path) -> None:
    made = [older(operator, backup_of_prepared, day) for day in ("01", "02")]
    (operator.backups / "parley-by-hand.dump").write_text("kept")
    newest = Path(operator.run("backup", "--keep", "2").split()[1])
    files = {file.name for file in operator.backups.iterdir()}
    kept = {file.name for backup in (made[1], newest) for file in (backup, Path(f"{backup}.sha256"))}
    assert files == kept | {"parley-by-hand.dump"}


def test_a_backup_that_cannot_be_written_says_so_and_removes_none(operator: Operator, backup_of_prepared: Path) -> None:
    backup = operator.take_over(backup_of_prepared)
    ended = operator.try_to("backup", "--keep", "1", BACKUP_DIR=f"{backup}/no-folder")
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1)
    assert "The backup could not be written in" in ended.stderr
    assert "Keep at least one backup" in operator.try_to("backup", "--keep", "0").stderr
    assert backup.exists()


def test_a_backup_that_breaks_off_leaves_nothing_behind(operator: Operator) -> None:
    """The database cannot be read to its end: pg_dump fails, SQLite's file is cut off."""
    if operator.is_sqlite:
        file = operator.installation.folder / "parley.sqlite3"
        file.write_bytes(file.read_bytes()[:100])
    else:
        programs = operator.installation.folder / "programs"
        programs.mkdir()
        (programs / "pg_dump").write_text(
            "#!/bin/sh\nprintf PGDMP; echo 'pg_dump: error: the server died' >&2; exit 1\n"
        )
        (programs / "pg_dump").chmod(0o755)
    ended = operator.try_to("backup", PATH=f"{operator.installation.folder}/programs:{operator.environment['PATH']}")
    assert ended.returncode == 1
    assert list(operator.backups.iterdir()) == []
