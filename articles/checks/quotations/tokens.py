"""Texts as tokens, so that what only printers differ in makes no difference: words, marks, elisions.

Unicode's compatibility forms are one (NFKC), soft hyphens and other characters of no width are left out, and so are
quotation marks of all kinds, because they change with the marks around them and with each paragraph. Apostrophes,
dashes, hyphens and ellipses of all kinds are one each. Letters keep their case, and all other marks count.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

ELISION = "..."

_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SINGLE = str.maketrans(dict.fromkeys("‘’‚‛ʼ´`′‹›", "'"))
_DOUBLE = str.maketrans(dict.fromkeys("“”„‟«»″「」『』〝〞＂", '"'))
_HYPHENS = str.maketrans(dict.fromkeys("‐‑⁃", "-"))
_DASH = re.compile(r"\s*(?:[–—―−]|--+)\s*|\s+-+\s+")
_ELLIPSIS = re.compile(r"\[\s*\.\s*\.\s*\.\s*\]|\.\s?\.\s?\.(?:\s?\.)?")
# Words with inner apostrophes and hyphens, and a first letter that an editor changed: "[W]e".
_TOKEN = re.compile(r"\.\.\.|\[\w\]\w+(?:['\-][^\W_]+)*|[^\W_]+(?:['\-][^\W_]+)*|[^\s\w\"']|_")


@dataclass(frozen=True, slots=True)
class Token:
    """`start` and `end` are offsets in the text that `plain` returns."""

    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """The text with one form of each mark and of spaces. It can be read like the original."""
    text = _NO_WIDTH.sub("", unicodedata.normalize("NFKC", text))
    text = text.translate(_SINGLE).translate(_DOUBLE).translate(_HYPHENS).replace("''", '"')
    text = _ELLIPSIS.sub(f" {ELISION} ", _DASH.sub(" – ", text))
    return " ".join(text.split())


def tokens_of(plain_text: str) -> list[Token]:
    return [Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(plain_text)]
