"""E-mails, and pages that browsers save as MHTML, which are e-mails (RFC 2557).

The parser of `compat32` is used, and headers are cut off: `email.policy.default` takes seconds and gigabytes for
300 kB of headers.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from itertools import islice
from typing import Any

from articles.intake.reading.days import day_of_stamp
from articles.intake.reading.documents import Document, Refused
from articles.intake.reading.encodings import decode
from articles.intake.reading.pages import read_page
from articles.intake.reading.plain_characters import plain_line
from articles.intake.reading.plain_texts import read_text

LONGEST_HEADER = 2_000  # characters
MOST_PARTS = 500
FORWARDED = re.compile(r"(?:(?:fwd?|wg|tr|rv|doorst)\s*:\s*)+", re.IGNORECASE)  # in front of a subject


def read_mhtml(data: bytes, address: str, *, propose_story: bool) -> Document:
    message = message_from_bytes(data.removeprefix(BOM_UTF8))
    part = _first(message, "text/html")
    if part is None:
        raise Refused("no-text")
    saved_from = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    return read_page(_content(part), address or _of_web(saved_from), propose_story=propose_story)


def read_mail(data: bytes, address: str, *, propose_story: bool) -> Document:
    message = _attached_mail(message_from_bytes(data.removeprefix(BOM_UTF8)))
    address = address or _of_web(_header(message, "Archived-At").strip("<>"))
    if (page := _first(message, "text/html")) is not None:
        document = read_page(_content(page), address, propose_story=propose_story)
    elif (text := _first(message, "text/plain")) is not None:
        document = read_text(_content(text), address)
    else:
        raise Refused("no-text")
    facts = document.facts
    given = plain_line(_header(message, "Subject"))
    subject = given[found.end() :] if (found := FORWARDED.match(given)) else given
    if subject:
        facts.found["headline"] = [{"value": subject[:500], "where": "header"}, *facts.found.get("headline", [])][:5]
    if subject == given:  # else the other headers are those of the forwarding
        facts.add("author", plain_line(parseaddr(_header(message, "From"))[0]), "header")
        facts.add("published", day_of_stamp(_header(message, "Date")), "header")
    facts.add("language", _header(message, "Content-Language"), "header")
    return document


def _attached_mail(message: Message[Any, Any]) -> Message[Any, Any]:
    """The e-mail that was forwarded as an attachment of this one, else this one."""
    for part in islice(message.walk(), MOST_PARTS):
        if part.get_content_type() == "message/rfc822" and isinstance(attached := part.get_payload(), list):
            return next((each for each in attached if isinstance(each, Message)), message)
    return message


def _first(message: Message[Any, Any], kind: str) -> Message[Any, Any] | None:
    parts = islice(message.walk(), MOST_PARTS)
    return next((part for part in parts if part.get_content_type() == kind and not _is_attached(part)), None)


def _is_attached(part: Message[Any, Any]) -> bool:
    return str(part.get("Content-Disposition", ""))[:20].lower().startswith("attachment")


def _content(part: Message[Any, Any]) -> str:
    data = part.get_payload(decode=True)
    charset = part.get_param("charset", "") or ""
    return decode(data if isinstance(data, bytes) else b"", str(charset)[:40])


def _header(message: Message[Any, Any], name: str) -> str:
    """A header, cut off and decoded (RFC 2047); "" if it is missing."""
    raw = str(message.get(name, ""))[:LONGEST_HEADER]
    try:
        parts = [(data, charset or "") for data, charset in decode_header(raw)]
    except (ValueError, LookupError):
        return raw
    return "".join(data if isinstance(data, str) else decode(data, charset) for data, charset in parts).strip()


def _of_web(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""
