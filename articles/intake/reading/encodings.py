"""Bytes → text: by the byte order mark, by what is declared, as UTF-8, and else as Windows-1252, as browsers do."""

from __future__ import annotations

import codecs
import re

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
OF_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
HEAD = 4096  # bytes in which a page declares its encoding
# What says Latin 1 means Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
TEXT_ENCODINGS = re.compile(r"utf|cp\d|iso|koi|mac|big5|gb|euc|shift|windows|latin|ascii", re.IGNORECASE)


def decode(data: bytes, declared: str = "") -> str:
    """`declared` is what a header says. Undecodable bytes become U+FFFD; a wrong declaration is ignored."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for encoding in (declared, _declared_in(data), "utf-8", "cp1252"):
        text = _decoded(data, encoding)
        if text is not None:
            return text
    return data.decode("cp1252", "replace")


def as_utf8(data: bytes, declared: str = "") -> bytes:
    """The same in UTF-8, with a byte order mark, which `decode` believes before anything that the page declares."""
    return codecs.BOM_UTF8 + decode(data, declared).encode("utf-8", "replace")


def _declared_in(data: bytes) -> str:
    found = DECLARED.search(data[:HEAD]) or OF_XML.search(data[:HEAD])
    return found[1].decode("ascii") if found else ""


def _decoded(data: bytes, encoding: str) -> str | None:
    """None if there is no such encoding of text, or if the bytes are not in it."""
    try:
        name = codecs.lookup(encoding).name if encoding else ""
    except LookupError:
        return None
    if not TEXT_ENCODINGS.match(name):  # "zip" and "rot13" are codecs, too
        return None
    try:
        return data.decode(MEANT.get(name, name))
    except UnicodeError:
        return None
