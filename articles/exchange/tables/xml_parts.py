"""Reads the XML parts of a workbook as streams, with expat.

A part that declares a document type is refused, so it can declare no entities, and nothing is expanded or fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

CHUNK = 64 * 1024
NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # of a workbook that was saved as "strict"
)

Attributes = dict[str, str]


class UnreadableXml(Exception):
    """The part is no XML that a workbook has."""


def names_of(*tags: str) -> dict[str, str]:
    """These elements of a spreadsheet by their names with namespaces, as the parser reports them."""
    return {f"{namespace} {tag}": tag for namespace in NAMESPACES for tag in tags}


def new_parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _refuse_document_type(*_declaration: object) -> None:
    raise UnreadableXml("A workbook declares no document type.")


def parse(part: IO[bytes], parser: expat.XMLParserType) -> Iterator[None]:
    """Parses the part. Yields after each chunk, so that what the handlers have kept can be passed on."""
    while chunk := part.read(CHUNK):
        parser.Parse(chunk)
        yield
    parser.Parse(b"", True)
    yield


def start_tags(part: IO[bytes]) -> Iterator[tuple[str, Attributes]]:
    """The names of all elements, without their namespaces, and their attributes."""
    found: list[tuple[str, Attributes]] = []
    parser = new_parser()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(" ")[2], attributes))
    for _chunk in parse(part, parser):
        yield from found
        found.clear()
