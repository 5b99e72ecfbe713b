"""The forms of citations: BibTeX, RIS and CSL-JSON. No text can end its field or add another one."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from articles.spelling import iso_date

CslItem = dict[str, Any]

SENTENCE_ENDS = (".", "!", "?", "…", "؟", "。")

# BibTeX counts a brace as one also after a backslash, so braces are commands. No text can then end its field.
_TEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
)
_IN_ADDRESSES = str.maketrans({character: f"%{ord(character):02X}" for character in '{}\\"<>^`| '})


def with_full_stop(text: str, closing: str = "") -> str:
    """The text with a full stop, unless it ends like a sentence, within or without the closing quotation mark."""
    return text if text.removesuffix(closing).endswith(SENTENCE_ENDS) else f"{text}."


def bibtex_entry(key: str, fields: Mapping[str, str]) -> str:
    """https://www.ctan.org/pkg/biblatex, entry type `online`. The values are in TeX."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@online{{{key},\n{lines}}}\n"


def ris_entry(tags: Sequence[tuple[str, str]]) -> str:
    """https://en.wikipedia.org/wiki/RIS_(file_format). One tag on a line, none is empty; lines end with CRLF."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in [*tags, ("ER", "")] if value or tag == "ER"]
    return "\r\n".join(lines) + "\r\n"


def csl_json(item: CslItem) -> str:
    """https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html: a list of one item."""
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def csl_date(date: datetime.date, precision: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in iso_date(date, precision).split("-")]]}


def ris_date(date: datetime.date, precision: str) -> str:
    """Year, month and day with slashes between them, of which the unknown ones are left empty."""
    year, *rest = iso_date(date, precision).split("-")
    return "/".join([year, *rest, "", ""][:3])


def tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def tex_address(address: str) -> str:
    """The address without characters that no address may contain, and that could end the field."""
    return "".join(address.split()).translate(_IN_ADDRESSES)
