"""Primary keys for many records, reserved from the database's own sequences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection, models, transaction

LARGEST_BLOCK = 10_000  # primary keys that are reserved at once


class KeyAllocator:
    """Allocates primary keys for the records of one model.

    They are reserved in blocks from the database's own sequence. Concurrent writers therefore get other keys, and the
    sequence is correct after the load. Keys left over in a block stay unused.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self._block = 50
        self._keys: Iterator[int] = iter(())

    def next(self) -> int:
        key = next(self._keys, None)
        if key is None:
            self._block = min(2 * self._block, LARGEST_BLOCK)
            self._keys = iter(self._reserve(self._block))
            key = next(self._keys)
        return key

    def _reserve(self, count: int) -> Iterable[int]:
        table, column = self.model._meta.db_table, self.model._meta.pk.column
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                    [connection.ops.quote_name(table), column, count],
                )
                return [key for (key,) in cursor.fetchall()]
            cursor.execute("SELECT MAX(seq) FROM sqlite_sequence WHERE name = %s", [table])
            last = cursor.fetchone()[0]
            if last is None:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, 0)", [table])
            cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s", [count, table])
            return range((last or 0) + 1, (last or 0) + count + 1)
