"""Measured times in milliseconds, and the format of figures in the report."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from statistics import median
from typing import Any


@dataclass
class Times:
    milliseconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.milliseconds)

    @property
    def p95(self) -> float:
        """The 95th percentile: the shortest time that 95 of 100 requests did not exceed."""
        return sorted(self.milliseconds)[ceil(0.95 * len(self.milliseconds)) - 1]

    def measure(self, work: Callable[[], Any]) -> None:
        start = time.perf_counter()
        work()
        self.milliseconds.append(1000 * (time.perf_counter() - start))

    def __str__(self) -> str:
        """The median, with the 95th percentile in brackets."""
        return f"{figure(self.median)} ({figure(self.p95)})" if self.milliseconds else "–"


def figure(number: float) -> str:
    """Rounds to two significant digits, but not beyond the decimal point: 0.52, 5.2, 52, 5,234."""
    if number >= 10:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2f}"
