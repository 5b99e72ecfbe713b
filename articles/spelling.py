"""How numbers, lists, languages and quotations are written: in the active language, quotations in their own."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, get_language_info, gettext_lazy, pgettext

# By the first part of a BCP 47 code. From the Unicode CLDR, "delimiters"; French sets a narrow space inside the marks.
QUOTATION_MARKS = {
    "ar": ("”", "“"),
    "be": ("«", "»"),
    "bg": ("„", "“"),
    "de": ("„", "“"),
    "el": ("«", "»"),
    "en": ("“", "”"),
    "es": ("«", "»"),
    "fa": ("«", "»"),
    "fr": ("«\u202f", "\u202f»"),
    "he": ("”", "”"),
    "hr": ("„", "”"),
    "hu": ("„", "”"),
    "hy": ("«", "»"),
    "id": ("“", "”"),
    "it": ("«", "»"),
    "ja": ("「", "」"),
    "nl": ("‘", "’"),
    "no": ("«", "»"),
    "pl": ("„", "”"),
    "pt": ("“", "”"),
    "ru": ("«", "»"),
    "sk": ("„", "“"),
    "sr": ("„", "”"),
    "sv": ("”", "”"),
    "tr": ("“", "”"),
    "uk": ("«", "»"),
    "zh": ("“", "”"),
}


def quotation_marks(language: str) -> tuple[str, str]:
    """The opening and the closing mark of a quotation in this language (BCP 47); the English ones where unknown."""
    return QUOTATION_MARKS.get(language.partition("-")[0].lower(), QUOTATION_MARKS["en"])


def spell_number(value: int, language: str | None = None) -> str:
    """1234567 as "1,234,567", with the separators of the active language. Who knows which one that is may say so."""
    return _spell_number(value, language or get_language())


@lru_cache(maxsize=10_000)
def _spell_number(value: int, language: str | None) -> str:
    """A page has some 150 numbers, many of them alike, hence the cache."""
    return str(number_format(value, force_grouping=True))


# Languages of the coverage that Django has no name for.
OTHER_LANGUAGES = {"hyw": gettext_lazy("Western Armenian"), "kmr": gettext_lazy("Northern Kurdish")}


def spell_language(code: str) -> str:
    """The name of the language with this BCP 47 code, such as "Persian", in the active one; else the code itself."""
    if code in OTHER_LANGUAGES:
        return str(OTHER_LANGUAGES[code])
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code


def spell_list(parts: Iterable[str]) -> str:
    """The parts with the comma of the active language between them: "Geneva, Vienna"."""
    return pgettext("between the parts of a list", ", ").join(parts)


# Characters of a date in ISO 8601 that are known, by articles.models.Precision.
_ISO_LENGTHS = {"day": 10, "month": 7, "year": 4}


def iso_date(date: datetime.date, precision: str = "day") -> str:
    """The date as far as it is known, for machines: "2015-11-14", "2012-06", "2012"."""
    return date.isoformat()[: _ISO_LENGTHS[precision]]


# Combining marks of Latin, Greek and Cyrillic, of Hebrew, and of Arabic.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def plain_words(text: str) -> str:
    """The words in lower case, without marks and accents, with single spaces. A text is compared with many others."""
    text = text.casefold()
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(_WORDS.findall(text))
