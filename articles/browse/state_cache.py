"""A cache for values that are computed once for each state of the index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from articles.index import Snapshot, Stamp

Value = TypeVar("Value")


class StateCache(Generic[Value]):
    """Caches the result of `make` for one state of the index. Thread-safe: at worst, two threads compute it."""

    def __init__(self, make: Callable[[Snapshot], Value]) -> None:
        self._make = make
        self._kept: tuple[Stamp, Value] | None = None

    def at(self, snapshot: Snapshot) -> Value:
        kept = self._kept
        if kept is None or kept[0] != snapshot.stamp:
            kept = self._kept = snapshot.stamp, self._make(snapshot)
        return kept[1]
