"""Values that are made once for each state of the index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from articles.index import Snapshot, Stamp

Value = TypeVar("Value")


class KeptForState(Generic[Value]):
    """Holds what `make` returned for the present state of the index. Threads may ask at the same time."""

    def __init__(self, make: Callable[[Snapshot], Value]) -> None:
        self._make = make
        self._kept: tuple[Stamp, Value] | None = None

    def at(self, snapshot: Snapshot) -> Value:
        kept = self._kept
        if kept is None or kept[0] != snapshot.stamp:
            kept = self._kept = snapshot.stamp, self._make(snapshot)
        return kept[1]
