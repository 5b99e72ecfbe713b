"""Where tokens stand in a source, as numbers whose bits are places, so that all places are compared at once.

That is the algorithm Shift-And (Baeza-Yates and Gonnet, 1992): each token costs one step over the whole source, and a
step takes 64 places at a time. Ten thousand elisions take no longer than as many words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from articles.checks.quotations.tokens import Token

MOST_KEPT = 64  # numbers of tokens that are kept; each has as many bits as the source has tokens


class Places:
    """Bit n of a number stands for the place before token n of the source."""

    def __init__(self, source: Sequence[Token]) -> None:
        self.length = len(source)
        self.everywhere = (1 << self.length) - 1
        self.of_text: dict[str, list[int]] = {}
        self.of_folded: dict[str, list[int]] = {}
        for place, token in enumerate(source):
            self.of_text.setdefault(token.text, []).append(place)
            self.of_folded.setdefault(token.text.casefold(), []).append(place)
        self._of = lru_cache(MOST_KEPT)(self._bits)

    def after(self, passage: Iterable[Token], starts: int) -> int:
        """The places after a passage that begins at one of the places `starts`."""
        reached = starts
        for token in passage:
            if not reached:
                break
            reached = (reached & self._of(token.text)) << 1
        return reached

    def within(self, places: int, gap: int) -> int:
        """These places and all that come up to `gap` tokens after one of them."""
        reached, spread = places, 0
        while spread < gap:
            step = min(spread + 1, gap - spread)
            reached |= reached << step
            spread += step
        return reached

    def _bits(self, text: str) -> int:
        found = self.of_text.get(text, [])
        if text[0] == "[" and len(text) > 1:  # an editor changed the case of the first letter: "[W]e"
            found = found + self.of_folded.get(text.replace("[", "").replace("]", "").casefold(), [])
        bits = bytearray(self.length // 8 + 1)
        for place in found:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")
