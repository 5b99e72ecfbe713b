"""Random choices with unequal weights: a few people speak often, most hardly ever."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Draws from `options` in proportion to `weights`."""

    def __init__(self, rng: random.Random, options: Sequence[T], weights: Sequence[float]) -> None:
        self._rng = rng
        self._options = options
        self._cumulative_weights = list(accumulate(weights))

    def one(self) -> T:
        return self._rng.choices(self._options, cum_weights=self._cumulative_weights)[0]

    def some(self, count: int) -> list[T]:
        """Draws with replacement: an option may come twice."""
        return self._rng.choices(self._options, cum_weights=self._cumulative_weights, k=count)

    def distinct(self, count: int) -> list[T]:
        """At least one and at most `count` options, without repetition."""
        return list({id(option): option for option in self.some(count)}.values())


def weighted(rng: random.Random, weights: Mapping[T, float]) -> Weighted[T]:
    return Weighted(rng, list(weights), list(weights.values()))


def zipf(rng: random.Random, options: Sequence[T], top: float) -> Weighted[T]:
    """Draws by Zipf's law: rank r has the weight r ** -slope. The slope gives the first option the share `top`."""
    ranks = range(1, len(options) + 1)
    low, high = 0.0, 4.0
    for _ in range(30):
        slope = (low + high) / 2
        if 1 / sum(rank**-slope for rank in ranks) < top:
            low = slope
        else:
            high = slope
    return Weighted(rng, options, [rank**-low for rank in ranks])


def random_shares(rng: random.Random, total: int, parts: int) -> list[int]:
    """Splits `total` at random into this number of parts, each at least 1."""
    shares = [1] * parts
    for _ in range(total - parts):
        shares[rng.randrange(parts)] += 1
    return shares
