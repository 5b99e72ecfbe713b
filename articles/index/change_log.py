"""Reads the change log: what has been committed since an index last looked, and which records that affects."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
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
    those after it whose changes are in the index already. `pg_current_snapshot()` alone is not enough: on a standby it
    leaves out the open transactions between its ends.
    https://www.postgresql.org/docs/current/functions-info.html
    """

    database: int
    row: int = 0
    oldest_open: int = 0
    included: tuple[int, ...] = ()

    def to_json(self) -> str:
        return json.dumps(vars(self))

    @classmethod
    def from_json(cls, text: str) -> LogPosition:
        fields = json.loads(text)
        return cls(**fields | {"included": tuple(fields["included"])})


@dataclass(frozen=True)
class Pending:
    """The changes since a position, and the position of an index that includes them.

    `behind`: the database does not hold everything that led to the position. It is a replica that has yet to receive
    some of it, or an older state of the database has been restored.
    `more`: there are more changes than were asked for, so that an index cannot follow by these.
    """

    changes: list[tuple[str, int]]
    position: LogPosition
    behind: bool = False
    more: bool = False

    def leads_from(self, position: LogPosition) -> bool:
        """Whether an index with this position can follow. If not, it belongs to another database."""
        return not self.behind and self.position.database == position.database


def pending_since(position: LogPosition | None, at_most: int | None = None) -> Pending:
    """The changes since the position, in one query. None: no changes, and the present position, for a new index.

    It asks the database that the records are read from. A replica that is behind the index is not read any further:
    its rows would not be those that the index counts.
    """
    using = router.db_for_read(Change)
    pending = _read(using, position, at_most)
    if pending.behind and (other := router.db_for_read(Change, behind=using)) != using:
        pending = _read(other, position, at_most)
    return pending


@contextlib.contextmanager
def standing_still(position: LogPosition | None, at_most: int | None = None) -> Iterator[Pending]:
    """The same in one read-only transaction: within the block, the database stays as it was when it was asked.

    What is read of the records is therefore the state that the new position stands for, and never half of a later
    change.
    """
    with contextlib.ExitStack() as moments:
        using = router.db_for_read(Change)
        moments.enter_context(_one_moment(using))
        pending = _read(using, position, at_most)
        if pending.behind and (other := router.db_for_read(Change, behind=using)) != using:
            moments.enter_context(_one_moment(other))
            pending = _read(other, position, at_most)
        yield pending


# Not by Django's atomic(), which would take the right to write on SQLite.
_BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextlib.contextmanager
def _one_moment(using: str) -> Iterator[None]:
    connection = connections[using]
    if connection.in_atomic_block:  # it must see what it has written itself
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


def sees_what_others_see() -> bool:
    """Whether another process reads from the database what this one does, which it does not within a transaction."""
    return not connections[router.db_for_read(Change)].in_atomic_block


def _read(using: str, position: LogPosition | None, at_most: int | None) -> Pending:
    connection = connections[using]
    with connection.cursor() as cursor:
        read = _read_postgresql if connection.vendor == "postgresql" else _read_sqlite
        return read(cursor, position, at_most)


def _read_sqlite(cursor: Any, position: LogPosition | None, at_most: int | None) -> Pending:
    if position is None:
        cursor.execute("SELECT id, noun, key FROM articles_change WHERE id = 0")
        genesis = cursor.fetchone()
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM articles_change")
        return Pending([], LogPosition(database=_identity(genesis), row=cursor.fetchone()[0]))
    cursor.execute(
        "SELECT id, noun, key FROM articles_change WHERE id = 0 OR id >= %s ORDER BY id LIMIT %s",
        [position.row, -1 if at_most is None else at_most + 3],  # beside them the first row, the last known, one more
    )
    genesis, *rows = cursor.fetchall() or [None]
    changes = [(noun, key) for number, noun, key in rows if number > position.row]
    return Pending(
        changes,
        LogPosition(database=_identity(genesis), row=rows[-1][0] if rows else position.row),
        behind=position.row > 0 and len(changes) == len(rows),
        more=at_most is not None and len(changes) > at_most,
    )


# One statement, so that all of it is of one moment. A transaction that reads its own changes has not ended, and they
# are never taken as included.
_LOG = """
    SELECT id, noun, key, transaction,
           pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_open,
           COALESCE(pg_current_xact_id_if_assigned()::text::bigint, 0) AS own,
           (SELECT COUNT(*) FROM unnest(%(included)s::bigint[]) AS known
             WHERE EXISTS (SELECT 1 FROM articles_change WHERE transaction = known)) AS received
      FROM articles_change
     WHERE id = 0
    UNION ALL (
    SELECT id, noun, key, transaction, 0, 0, 0
      FROM articles_change
     WHERE id <> 0
       AND transaction >= COALESCE(%(after)s::bigint, pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
       AND transaction <> ALL(%(included)s)
     LIMIT %(limit)s)
"""


def _read_postgresql(cursor: Any, position: LogPosition | None, at_most: int | None) -> Pending:
    included = list(position.included) if position else []
    after, limit = position.oldest_open if position else None, None if at_most is None else at_most + 1
    cursor.execute(_LOG, {"after": after, "included": included, "limit": limit})
    genesis, *rows = sorted(cursor.fetchall()) or [None]
    if genesis is None or genesis[0] != 0:
        return Pending([], LogPosition(database=0))
    oldest_open, own, received = genesis[4:]
    known = {transaction for _, _, _, transaction, *_ in rows}.union(included) - {own}
    present = LogPosition(
        database=_identity(genesis),
        oldest_open=oldest_open,
        included=tuple(sorted(transaction for transaction in known if transaction >= oldest_open)),
    )
    if position is None:
        return Pending([], present)
    changes = [(noun, key) for _, noun, key, *_ in rows]
    return Pending(
        changes,
        present if changes else replace(position, database=present.database),
        behind=present.database != position.database or oldest_open < position.oldest_open or received < len(included),
        more=limit is not None and len(changes) == limit,
    )


def _identity(genesis: tuple[int, str, int] | None) -> int:
    """The number that the log of a database begins with. It tells this database from every other one."""
    return genesis[2] if genesis and genesis[0] == 0 else 0


class Reach:
    """Which records a change affects, as the fields of the declarations say."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._units = {noun.name for noun in catalogue.units}
        # Changed noun -> the nouns that show a value of it, and the path by which they do.
        self._paths: dict[str, list[tuple[Noun, str]]] = defaultdict(list)
        for noun in catalogue.declared:
            paths = [path for field in noun.indexed_fields if field.kind != Kind.COMBINATION for path in field.paths]
            found = {step.path: str(step.model._meta.model_name) for path in paths for step in steps(noun.model, path)}
            for path, changed in found.items():
                if changed != noun.unit_noun:
                    self._paths[changed].append((noun, path))

    def renamed(self, changes: Collection[tuple[str, int]]) -> int:
        """How many of the changes are of records whose name is shown elsewhere."""
        return sum(noun in self._paths for noun, _ in changes)

    def units(self, changes: Collection[tuple[str, int]], at_most: int | None = None) -> Units | None:
        """Noun -> keys of the records whose documents the changes affect; None where these are more than `at_most`.

        A changed record itself is among them, whether or not it is still there. The number of queries depends on which
        nouns have changed, not on how many of their records.
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
