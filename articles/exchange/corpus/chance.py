"""Unequal choices: some speak often, most hardly ever."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Chooses from `options` by their weights."""

    def __init__(self, rng: random.Random, options: Sequence[T], weights: Sequence[float]) -> None:
        self._rng = rng
        self._options = options
        self._sums = list(accumulate(weights))

    def one(self) -> T:
        return self._rng.choices(self._options, cum_weights=self._sums)[0]

    def some(self, count: int) -> list[T]:
        """Chosen independently of each other: the same may come twice."""
        return self._rng.choices(self._options, cum_weights=self._sums, k=count)

    def different(self, count: int) -> list[T]:
        """At least one and at most `count`, each once."""
        return list({id(option): option for option in self.some(count)}.values())


def weighted(rng: random.Random, weights: Mapping[T, float]) -> Weighted[T]:
    return Weighted(rng, list(weights), list(weights.values()))


def skewed(rng: random.Random, options: Sequence[T], top: float) -> Weighted[T]:
    """By Zipf's law, rank r having the weight r ** -slope, so steep that the first has the share `top` of all."""
    ranks = range(1, len(options) + 1)
    low, high = 0.0, 4.0
    for _ in range(30):
        slope = (low + high) / 2
        if 1 / sum(rank**-slope for rank in ranks) < top:
            low = slope
        else:
            high = slope
    return Weighted(rng, options, [rank**-low for rank in ranks])


def share_out(rng: random.Random, total: int, among: int) -> list[int]:
    """How many each gets of `total`: at least one, the rest at random."""
    shares = [1] * among
    for _ in range(total - among):
        shares[rng.randrange(among)] += 1
    return shares
