"""How far an index has followed the change log, and what is still to be taken in."""

from __future__ import annotations

import json
from dataclasses import dataclass


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
