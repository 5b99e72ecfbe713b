"""The texts of a workbook, to which its cells refer by number (ECMA-376, part 1, 18.4)."""

from __future__ import annotations

import re
from array import array
from typing import IO

from articles.exchange.tables.xml_parts import Attributes, names_of, new_parser, parse

TAGS = names_of("si", "t", "rPh")
# What XML cannot hold is written as its code; "_x005F_" is an underscore before what is no code.
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")


def decoded(text: str) -> str:
    """The text with the characters for which codes such as "_x000D_" stand."""
    return _CODE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


class SharedTexts:
    """A sequence of texts, which takes no more memory than they have bytes."""

    def __init__(self, part: IO[bytes] | None = None) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])
        self._pieces: list[str] = []
        self._text = ""
        self._is_reading_aid = False
        if part:
            self._read(part)

    def __getitem__(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode("utf-8", "surrogatepass")

    def _read(self, part: IO[bytes]) -> None:
        parser = new_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        for _chunk in parse(part, parser):
            pass

    def _start(self, name: str, attributes: Attributes) -> None:
        tag = TAGS.get(name)
        if tag == "t":
            self._pieces.clear()
        elif tag == "si":
            self._text = ""
        elif tag == "rPh":  # how East Asian characters are pronounced
            self._is_reading_aid = True

    def _end(self, name: str) -> None:
        tag = TAGS.get(name)
        if tag == "t" and not self._is_reading_aid:
            self._text += "".join(self._pieces)
        elif tag == "si":
            self._bytes += decoded(self._text).encode("utf-8", "surrogatepass")
            self._ends.append(len(self._bytes))
        elif tag == "rPh":
            self._is_reading_aid = False
