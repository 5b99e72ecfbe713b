"""Web archives (WARC, ISO 28500), by warcio: each page of them that may be an article becomes a part."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from email.message import Message
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from articles.intake.reading.documents import Part, Refused
from articles.intake.reading.encodings import as_utf8
from articles.intake.reading.html_facts import ADDRESS

MOST_PAGES = 500
LARGEST_PAGE = 5 * 1024 * 1024  # bytes
LEAST_PARAGRAPHS = 3  # a page with fewer is no article: a frame, an advertisement, a redirect


class CutShort(Exception):
    """The archive ends within a record. What stood before it has been read."""


def read_web_archive(stream: IO[bytes]) -> Iterator[Part]:
    """Raises Refused if it has no pages, CutShort after the last whole page."""
    addresses: set[str] = set()
    try:
        for record in ArchiveIterator(stream):
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            address = address.strip("<>")
            if address in addresses or len(addresses) == MOST_PAGES or not ADDRESS.fullmatch(address):
                continue
            page = _page_of(record)
            if page and page.lower().count(b"<p") >= LEAST_PARAGRAPHS:
                addresses.add(address)
                yield Part(address[:300], address, base64.b64encode(page).decode("ascii"))
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError, IndexError):
        if not addresses:
            raise Refused("not-readable") from None
        raise CutShort from None
    if not addresses:
        raise Refused("no-pages")


def _page_of(record: Any) -> bytes:
    """The bytes of a page; b"" if the record is something else, or too large. Raises EOFError if it is cut short."""
    is_response = record.rec_type == "response" and record.http_headers is not None
    if not is_response and record.rec_type != "resource":
        return b""
    headers = record.http_headers or record.rec_headers
    kind = (headers.get_header("Content-Type") or "").lower()
    if not kind.startswith(("text/html", "application/xhtml")):
        return b""
    if is_response and headers.get_statuscode() != "200":
        return b""
    page = record.content_stream().read(LARGEST_PAGE + 1)
    left = getattr(record.raw_stream, "limit", 0)
    if left and len(page) <= LARGEST_PAGE:
        raise EOFError
    if len(page) > LARGEST_PAGE:
        return b""
    declared = Message()
    declared["Content-Type"] = kind
    charset = declared.get_content_charset()
    return as_utf8(page, charset) if charset else page
