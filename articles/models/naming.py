"""How names of people and places are sorted, and the script that they are in."""

from __future__ import annotations

import re
import unicodedata

from articles.models.base import Name

# The Arabic article is not part of the sort key: "al-Assad" is sorted as "Assad, Bashar al-".
ARABIC_ARTICLE = re.compile(r"^((?:al|el|ad|an|ar|as|at|az|ash|eth)[-‑])(.+)$", re.IGNORECASE)
# "Abdullah bin Zayed" is sorted by the first name: the rest is the father's.
PATRONYMIC = {"bin", "ibn", "bint"}


def make_sort_name(name: str) -> str:
    """The name as an index has it, the last word first: "Kerry, John", "Mistura, Staffan de", "Assad, Bashar al-"."""
    *given, last = name.split() or [""]
    if PATRONYMIC.intersection(given):
        return name
    article = ARABIC_ARTICLE.match(last)
    if article:
        given.append(article[1])
        last = article[2]
    return f"{last}, {' '.join(given)}" if given else last


def script_of(name: str) -> str:
    """The script of the first letter of a name; Latin if it is none of the scripts that a name can have."""
    for letter in filter(str.isalpha, name):
        alphabet = unicodedata.name(letter, "").split(" ")[0]
        return {
            "ARABIC": Name.Script.ARABIC,
            "CYRILLIC": Name.Script.CYRILLIC,
            "HEBREW": Name.Script.HEBREW,
            "GREEK": Name.Script.GREEK,
            "CJK": Name.Script.HAN,
        }.get(alphabet, Name.Script.LATIN)
    return Name.Script.LATIN


def name_key(name: str) -> str:
    """The letters and digits of a name, without what its spellings differ in: case, accents, hyphens, spaces."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())
