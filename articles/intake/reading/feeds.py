"""Feeds (RSS, Atom): each entry is a page that is yet to be handed in."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import feedparser

from articles.intake.reading.documents import Part, Refused
from articles.intake.reading.html_facts import ADDRESS
from articles.intake.reading.plain_characters import plain_line

MOST_ENTRIES = 500
LONGEST_NAME = 300


def read_feed(data: bytes) -> Iterator[Part]:
    """Given a text, feedparser would take it for an address or the name of a file; it is given a stream."""
    if b"<!ENTITY" in data:
        raise Refused("entities")
    feed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    seen = set()
    for entry in feed.entries[:MOST_ENTRIES]:
        address = str(entry.get("link") or "").strip()
        if ADDRESS.fullmatch(address) and address not in seen:
            seen.add(address)
            yield Part(plain_line(str(entry.get("title") or ""))[:LONGEST_NAME] or address[:LONGEST_NAME], address)
    if not seen:
        raise Refused("no-entries")
