"""Reads the change log: the changes committed since an index was last updated, and the records that they affect."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from django.db import Error, connections, router

from articles.index.declarations import Kind, Noun
from articles.index.paths import steps
from articles.index.schema import Catalogue
from articles.models.change import Change

Units = dict[str, set[int]]  # noun -> primary keys


@dataclass(frozen=True)
class LogPosition:
    """How far an index has followed the log of one database.

    SQLite commits one transaction at a time, so the highest row number is enough. On PostgreSQL a transaction may
    commit after others with higher numbers. There the position is the oldest transaction that was still open, and
    the later ones whose changes are already in the index. `pg_current_snapshot()` alone is not enough: on a standby it
    leaves out the open transactions between its xmin and its xmax.
    https://www.postgresql.org/docs/current/functions-info.html

    `row` is the last change that is included, and `mark` what its column `transaction` holds. A database that was
    restored from a backup has no such row, or another one in its place. `rows` is the sum of the numbers of all rows
    that are included: two indexes with the same are in the same state, on whichever machine.
    """

    database: int
    row: int = 0
    mark: int = 0
    rows: int = 0
    oldest_open: int = 0
    included: tuple[int, ...] = ()
    publications: int = 0
    day: str = ""

    def to_json(self) -> str:
        return json.dumps(vars(self))

    @classmethod
    def from_json(cls, text: str) -> LogPosition:
        fields = json.loads(text)
        return cls(**fields | {"included": tuple(fields["included"])})


@dataclass(frozen=True)
class Pending:
    """The changes since a position, and the position of an index that includes them.

    `behind`: the database lacks changes that the position includes. It is a replica that has not received them yet, or
    an older state of the database has been restored.
    `more`: there are more changes than were requested, so these do not bring an index up to date.
    """

    changes: list[tuple[str, int]]
    position: LogPosition
    behind: bool = False
    more: bool = False

    def continues(self, position: LogPosition) -> bool:
        """Whether these changes follow the position. If not, it belongs to another database or to a later state."""
        return not self.behind and self.position.database == position.database


def pending_since(position: LogPosition | None, at_most: int | None = None) -> Pending:
    """The changes since the position, in one query. Without a position: no changes, and the position for a new index.

    The query goes to the database that the records are read from. A replica that is behind the index is not used,
    because its rows would not match the counts of the index.
    """
    using = router.db_for_read(Change)
    pending = _read(using, position, at_most)
    if pending.behind and (other := router.db_for_read(Change, behind=using)) != using:
        pending = _read(other, position, at_most)
    return pending


@contextlib.contextmanager
def pending_in_transaction(position: LogPosition | None, at_most: int | None = None) -> Iterator[Pending]:
    """Like `pending_since`, in a read-only transaction that lasts for the block.

    Records that are read within the block are in the state that the new position describes, without any part of a later
    change.
    """
    with contextlib.ExitStack() as transactions:
        using = router.db_for_read(Change)
        transactions.enter_context(_read_transaction(using))
        pending = _read(using, position, at_most)
        if pending.behind and (other := router.db_for_read(Change, behind=using)) != using:
            transactions.enter_context(_read_transaction(other))
            pending = _read(other, position, at_most)
        yield pending


# Django's atomic() would take the write lock on SQLite (config/settings.py, transaction_mode).
_BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextlib.contextmanager
def _read_transaction(using: str) -> Iterator[None]:
    connection = connections[using]
    if connection.in_atomic_block:  # reads must see the transaction's own writes
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
        except Error:  # the connection is lost, and the transaction with it
            connection.close()


def reads_committed_state() -> bool:
    """Whether other processes read the same state. Within a transaction this one also reads its own changes."""
    return not connections[router.db_for_read(Change)].in_atomic_block


def _read(using: str, position: LogPosition | None, at_most: int | None) -> Pending:
    connection = connections[using]
    with connection.cursor() as cursor:
        read = _read_postgresql if connection.vendor == "postgresql" else _read_sqlite
        return read(cursor, position, at_most)


def _read_sqlite(cursor: Any, position: LogPosition | None, at_most: int | None) -> Pending:
    if position is None:
        cursor.execute('SELECT id, noun, key, "transaction" FROM articles_change WHERE id = 0')
        genesis = cursor.fetchone()
        cursor.execute('SELECT id, "transaction" FROM articles_change ORDER BY id DESC LIMIT 1')
        row, mark = cursor.fetchone() or (0, 0)
        cursor.execute(f"SELECT {_PUBLISHED} FROM articles_change")
        published = _published(*cursor.fetchone())
        return Pending([], LogPosition(database=_identity(genesis), row=row, mark=mark, rows=row, **published))
    cursor.execute(
        'SELECT id, noun, key, "transaction", publications, day FROM articles_change '
        "WHERE id = 0 OR id >= %s ORDER BY id LIMIT %s",
        [position.row, -1 if at_most is None else at_most + 3],  # plus row 0, the last known row, one to detect more
    )
    genesis, *rows = cursor.fetchall() or [None]
    new = [each for each in rows if each[0] > position.row]
    changes = [(noun, key) for _, noun, key, *_ in new]
    row, mark = (rows[-1][0], rows[-1][3]) if rows else (position.row, position.mark)
    known = [(number, mark_of_row) for number, _, _, mark_of_row, *_ in rows[:1]]
    published = _published_since(position, [each[4:] for each in new])
    return Pending(
        changes,
        LogPosition(database=_identity(genesis), row=row, mark=mark, rows=row, **published),
        behind=position.row > 0 and known != [(position.row, position.mark)],
        more=at_most is not None and len(changes) > at_most,
    )


# The number of the archive's version, and its day.
_PUBLISHED = "SUM(publications), MAX(CASE WHEN publications > 0 THEN day END)"


def _published(publications: int | None, day: Any) -> dict[str, Any]:
    return {"publications": int(publications or 0), "day": str(day or "")}


def _published_since(position: LogPosition, rows: Sequence[tuple[int | None, Any]]) -> dict[str, Any]:
    """With the further publications and days of these rows."""
    days = [str(day) for publications, day in rows if publications and day]
    return _published(position.publications + sum(number or 0 for number, _ in rows), max([position.day, *days]))


# One statement, so that all values come from one snapshot. Changes of the reading transaction itself are never taken as
# included, because it has not ended.
_LOG = """
    SELECT id, noun, key, transaction, publications, day,
           pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_open,
           COALESCE(pg_current_xact_id_if_assigned()::text::bigint, 0) AS own,
           (SELECT COUNT(*) FROM unnest(%(included)s::bigint[]) AS known
             WHERE EXISTS (SELECT 1 FROM articles_change WHERE transaction = known)) AS received,
           (SELECT transaction FROM articles_change WHERE id = %(row)s) AS mark,
           (SELECT MAX(id) FROM articles_change) AS last_row,
           (SELECT transaction FROM articles_change ORDER BY id DESC LIMIT 1) AS last_mark,
           CASE WHEN %(after)s::bigint IS NULL THEN (SELECT SUM(id)::bigint FROM articles_change) END AS all_rows,
           CASE WHEN %(after)s::bigint IS NULL THEN (SELECT SUM(publications)::bigint FROM articles_change) END
             AS all_publications,
           CASE WHEN %(after)s::bigint IS NULL
                THEN (SELECT MAX(day) FROM articles_change WHERE publications > 0) END AS last_day
      FROM articles_change
     WHERE id = 0
    UNION ALL (
    SELECT id, noun, key, transaction, publications, day, 0, 0, 0, 0, 0, 0, 0, 0, NULL
      FROM articles_change
     WHERE id <> 0
       AND transaction >= COALESCE(%(after)s::bigint, pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
       AND transaction <> ALL(%(included)s)
     LIMIT %(limit)s)
"""


def _read_postgresql(cursor: Any, position: LogPosition | None, at_most: int | None) -> Pending:
    included = list(position.included) if position else []
    after, limit = position.oldest_open if position else None, None if at_most is None else at_most + 1
    cursor.execute(_LOG, {"after": after, "included": included, "limit": limit, "row": position.row if position else 0})
    genesis, *rows = sorted(cursor.fetchall(), key=itemgetter(0)) or [None]
    if genesis is None or genesis[0] != 0:
        return Pending([], LogPosition(database=0))
    oldest_open, own, received, mark, last_row, last_mark, all_rows, all_publications, last_day = genesis[6:]
    if last_mark == own:
        last_row, last_mark = (position.row, position.mark) if position else (0, 0)
    known = {transaction for _, _, _, transaction, *_ in rows}.union(included) - {own}
    ended = [each[4:6] for each in rows if each[3] != own]
    present = LogPosition(
        database=_identity(genesis),
        row=last_row,
        mark=last_mark,
        rows=position.rows + sum(row[0] for row in rows) if position else all_rows,
        oldest_open=oldest_open,
        included=tuple(sorted(transaction for transaction in known if transaction >= oldest_open)),
        **(_published_since(position, ended) if position else _published(all_publications, last_day)),
    )
    if position is None:
        return Pending([], present)
    changes = [(noun, key) for _, noun, key, *_ in rows]
    return Pending(
        changes,
        present if changes else replace(position, database=present.database),
        behind=present.database != position.database
        or oldest_open < position.oldest_open
        or received < len(included)
        or mark != position.mark,
        more=limit is not None and len(changes) == limit,
    )


def _identity(genesis: tuple[Any, ...] | None) -> int:
    """The random number in row 0 of the log, which identifies the database."""
    return genesis[2] if genesis and genesis[0] == 0 else 0


class Reach:
    """Finds the records that a change affects, by the paths of the declared fields."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._units = {noun.name for noun in catalogue.units}
        # Changed noun -> the nouns that show one of its values, and the path to it.
        self._paths: dict[str, list[tuple[Noun, str]]] = defaultdict(list)
        for noun in catalogue.declared:
            paths = [path for field in noun.indexed_fields if field.kind != Kind.COMBINATION for path in field.paths]
            found = {step.path: str(step.model._meta.model_name) for path in paths for step in steps(noun.model, path)}
            for path, changed in found.items():
                if changed != noun.unit_noun:
                    self._paths[changed].append((noun, path))

    def renamed(self, changes: Collection[tuple[str, int]]) -> int:
        """The number of changes to records whose names other records show."""
        return sum(noun in self._paths for noun, _ in changes)

    def units(self, changes: Collection[tuple[str, int]], at_most: int | None = None) -> Units | None:
        """Noun -> keys of the records whose documents the changes affect; None if there are more than `at_most`.

        The changed records themselves are included, even if they have been deleted. The number of queries depends on
        the nouns that have changed, not on the number of records.
        """
        keys: Units = defaultdict(set)
        for noun_name, key in changes:
            keys[noun_name].add(key)
        affected: Units = {name: set(keys[name]) for name in self._units if name in keys}
        for changed, paths in self._paths.items():
            for noun, path in paths if changed in keys else ():
                reached = noun.records().filter(**{f"{path}__in": keys[changed]}).order_by()
                pks = reached.values_list(noun.unit_path, flat=True).distinct()
                affected.setdefault(noun.unit_noun, set()).update(pks[: None if at_most is None else at_most + 1])
        number = sum(len(pks) for pks in affected.values())
        return affected if at_most is None or number <= at_most else None
