"""Which format material has, by its first bytes."""

from __future__ import annotations

import codecs
import re
import zlib

HEAD = 8192  # bytes that are looked at
MIB = 1024 * 1024
# How large material may be, in bytes. A web archive is read as a stream.
MOST_BYTES = {"html": 10 * MIB, "mhtml": 10 * MIB, "text": 10 * MIB, "eml": 10 * MIB, "feed": 10 * MIB, "pdf": 20 * MIB}

# The headers of an e-mail come in any order. A text may begin with lines that look like headers, such as "Q: When?".
HEADERS = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
OF_A_MAIL = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|DKIM-Signature"
    rb"|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
FEED = re.compile(rb"<(?:rss|rdf:RDF|(?:\w+:)?feed)[\s>]", re.IGNORECASE)
PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|div|p|h1|span|table|a)[\s>/]", re.IGNORECASE)
ARCHIVED = re.compile(
    rb"^(?:Snapshot-Content-Location:|From: ?<Saved by)|multipart/related", re.IGNORECASE | re.MULTILINE
)
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.02  # of the bytes of a text


def recognise(head: bytes) -> str:
    """A format of IntakeItem.Format; "" if it is none of them. `head` is the beginning of the material."""
    head = head[:HEAD]
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "warc" if _unpacked(head).startswith(b"WARC/") else ""
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    headers = HEADERS.match(start)
    if headers and OF_A_MAIL.search(headers[0]):
        return "mhtml" if ARCHIVED.search(headers[0]) else "eml"
    if start.startswith(b"<") and (kind := _marked_up(start)):
        return kind
    if not start or len(CONTROLS.findall(head)) > MOST_CONTROLS * len(head):
        return ""
    return "text"


def _marked_up(start: bytes) -> str:
    """Whether the first element is that of a feed, whose entries may hold parts of pages, or one of a page."""
    feed, page = FEED.search(start[:2000]), PAGE.search(start)
    if feed and (page is None or feed.start() < page.start()):
        return "feed"
    return "html" if page else ""


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 100)
    except zlib.error:
        return b""
