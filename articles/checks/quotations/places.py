"""Where words stand in a text. Places are the bits of one number, so that all of them are compared at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from articles.checks.quotations.tokens import Token


class Places:
    """The places of words in a text: bit 5 of a number stands for its token 5. The text is read once."""

    def __init__(self, text: Sequence[Token]) -> None:
        self._bytes = len(text) // 8 + 1
        self._as_printed: dict[str, list[int]] = defaultdict(list)
        self._in_any_case: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(text):
            self._as_printed[token.text].append(place)
            self._in_any_case[token.text.casefold()].append(place)
        self._found: dict[str, int] = {}

    def of(self, passage: Sequence[Token]) -> int:
        """The places where the passage begins."""
        found = -1
        for position, token in enumerate(passage):
            found &= self._of_token(token) >> position
            if not found:
                break
        return found

    def _of_token(self, token: Token) -> int:
        if token.text not in self._found:
            word = token.folded
            places = self._as_printed.get(token.text, ()) if word is None else self._in_any_case.get(word, ())
            self._found[token.text] = self._bits(places)
        return self._found[token.text]

    def _bits(self, places: Iterable[int]) -> int:
        bits = bytearray(self._bytes)
        for place in places:
            bits[place // 8] |= 1 << place % 8
        return int.from_bytes(bits, "little")
