"""What the rows of a table have been about so far, to find a row that is about the same as an earlier one.

A million rows fit into no small memory, so they are kept in a temporary database, which SQLite writes to disk.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

AT_ONCE = 500  # parameters of a query


class Seen:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA cache_size = -16000")  # KiB: the keys of half a million rows
        database.execute("CREATE TABLE seen (key INTEGER PRIMARY KEY, row INTEGER)")

    def claim(self, claims: Iterable[tuple[str, int]]) -> dict[str, int]:
        """Keeps the number of the first row for each text. Returns the first row of each of these texts."""
        by_key: dict[int, str] = {}
        first: dict[int, int] = {}
        for text, row in claims:
            key = _key(text)
            by_key[key] = text
            first.setdefault(key, row)
        earlier = self._rows(by_key)
        self._database.executemany(
            "INSERT INTO seen VALUES (?, ?)", [(key, row) for key, row in first.items() if key not in earlier]
        )
        return {text: earlier.get(key, first[key]) for key, text in by_key.items()}

    def known(self, texts: Iterable[str]) -> set[str]:
        by_key = {_key(text): text for text in texts}
        return {by_key[key] for key in self._rows(by_key)}

    def _rows(self, keys: Iterable[int]) -> dict[int, int]:
        wanted = list(keys)
        found: dict[int, int] = {}
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            marks = ", ".join("?" * len(some))
            found |= dict(self._database.execute(f"SELECT key, row FROM seen WHERE key IN ({marks})", some))  # noqa: S608
        return found


def _key(text: str) -> int:
    """64 bits of a hash: among a million texts, two of the same hash are as likely as one in thirty million."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


@contextmanager
def seen_rows() -> Iterator[Seen]:
    database = sqlite3.connect("")  # a temporary file, which SQLite deletes
    try:
        yield Seen(database)
    finally:
        database.close()
