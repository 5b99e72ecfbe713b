"""What was measured: times in milliseconds, and the two figures that are told of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from statistics import median
from typing import Any


@dataclass
class Times:
    of: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.of)

    @property
    def p95(self) -> float:
        """The 95th percentile: the least time that 95 of 100 requests did not exceed."""
        return sorted(self.of)[ceil(0.95 * len(self.of)) - 1]

    def measure(self, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = work()
        self.of.append(1000 * (time.perf_counter() - start))
        return result

    def __str__(self) -> str:
        return f"{spell(self.median)} ({spell(self.p95)})" if self.of else "–"


def spell(figure: float) -> str:
    """Two digits that count, or all before the point."""
    if figure >= 10:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if figure >= 1 else f"{figure:.2f}"
