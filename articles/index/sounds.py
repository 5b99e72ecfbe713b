"""How a word sounds, roughly: spellings of one name in several languages and scripts are alike or nearly so.

Lavrov, Lavroff, Lawrow and Лавров are "lafruf"; Assad, Asad, al-Asad and الأسد differ by a vowel at most.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Each letter, and what English newspapers print for it; nothing for one that is not pronounced alone.
_CYRILLIC = """
    аa бb вv гg ґg дd еe ёe єe жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsh ъ ыi ь эe юiu яia
"""
_ARABIC = """
    اa ء بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz ع غgh فf قq كk کk لl مm نn هh
    ةa وu ؤu يi یi ىi ئi پp چch ژzh گg
"""
_OTHER = "ßss ıi øo łl æe œe"
_LETTERS = str.maketrans({pair[0]: pair[1:] for pair in f"{_CYRILLIC} {_ARABIC} {_OTHER}".split()})
_ARTICLE = re.compile(r"^ال(?=\w{3})")

# What is written in several ways for about the same sound becomes the same: first several letters, then one.
_SEVERAL = (
    *((letters, "s") for letters in ("tsch", "tch", "sch", "sh", "ch")),
    *(("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ck", "k"), ("ou", "u"), ("oo", "u")),
)
_ONE = str.maketrans({"c": "k", "q": "k", "x": "ks", "v": "f", "w": "f", "o": "u", "e": "i", "y": "i"})
_DOUBLED = re.compile(r"(.)\1+")


def folded(word: str) -> str:
    """The word in lower case, without accents and other marks on letters."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def in_latin(word: str) -> str:
    """The folded word in Latin letters, if it is in Cyrillic or Arabic ones."""
    return folded(word) if word.isascii() else _ARTICLE.sub("", folded(word)).translate(_LETTERS)


def script_of(word: str) -> str:
    """The script of the first letter as Unicode names it: "LATIN", "ARABIC"; "" if it names none."""
    return unicodedata.name(word[:1], "").partition(" ")[0] if word else ""


@lru_cache(maxsize=10_000)
def sound_of(word: str) -> str:
    sound = in_latin(word)
    for letters, alike in _SEVERAL:
        sound = sound.replace(letters, alike)
    return _DOUBLED.sub(r"\1", sound.translate(_ONE))


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how many pairs of adjacent letters, with start and end, the words share (Dice's coefficient)."""
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _pairs(word: str) -> set[str]:
    bounded = f" {in_latin(word)} "
    return {bounded[start : start + 2] for start in range(len(bounded) - 1)}
