"""Has bytes read by the process that reads what editors hand in."""

from __future__ import annotations

import gzip
import tempfile
import uuid
from typing import Any

from articles.intake import child
from articles.intake.reading.formats import recognise


def lines(
    data: bytes, *, format_: str | None = None, address: str = "", propose_story: bool = True
) -> list[dict[str, Any]]:
    given = recognise(data[:8192]) if format_ is None else format_
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        return list(child.read(file, format_=given, address=address, propose_story=propose_story))


def document(data: bytes | str, **options: Any) -> dict[str, Any]:
    found = lines(data.encode() if isinstance(data, str) else data, **options)
    assert [line["kind"] for line in found] == ["document", "end"]
    return found[0]


def refusal(data: bytes, **options: Any) -> str:
    """The reason why it is not read."""
    try:
        found = lines(data, **options)
    except child.ReadingFailed as failure:
        return failure.reason
    raise AssertionError(found)


def fact(found: dict[str, Any], name: str) -> tuple[str, str] | None:
    values = found["facts"].get(name)
    return (values[0]["value"], values[0]["where"]) if values else None


def texts(found: dict[str, Any], *, told: bool = False) -> list[str]:
    return [block["text"] for block in found["blocks"] if block["story"] or not told]


def web_archive(pages: dict[str, bytes], *, packed: bool = True, charset: str = "utf-8") -> bytes:
    """A WARC with a record for each page, as it was answered."""
    records = []
    for address, page in pages.items():
        kind = b"image/png" if page.startswith(b"\x89PNG") else b"text/html; charset=" + charset.encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(map(gzip.compress, records) if packed else records)
