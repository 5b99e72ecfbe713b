"""Counts how many keys of a set are among those of some records."""

from __future__ import annotations

from functools import lru_cache

from articles.index.holders import Keys

# If a smaller share of the records than this is among them, a bitmap may store their keys as lists of numbers.
SPARSE = 1 / 8
CHUNK = 1 << 16  # keys that a bitmap stores in the same way


class Among:
    """Some records of `everything`, with whose keys many sets are intersected.

    A set is intersected with bits several times faster than with a list of numbers or with ranges. If the records are
    few, all others are stored as bits, and the keys that are among those are counted instead.
    """

    def __init__(self, keys: Keys, everything: Keys) -> None:
        self._is_sparse = len(keys) < SPARSE * len(everything)
        self._bits = _as_bits(everything - keys if self._is_sparse else keys)

    def count(self, held: Keys) -> int:
        """How many of these keys are among them. `held` is a part of `everything`."""
        found = int(held.intersection_cardinality(self._bits))
        return len(held) - found if self._is_sparse else found


def _as_bits(keys: Keys) -> Keys:
    """The same keys without ranges: what is flipped by bits is stored as bits, and flipped twice it is the same."""
    flips = _every_second_key(keys.max() // CHUNK + 1) if keys else keys
    return keys ^ flips ^ flips


@lru_cache(maxsize=8)
def _every_second_key(chunks: int) -> Keys:
    return Keys(range(0, chunks * CHUNK, 2))
