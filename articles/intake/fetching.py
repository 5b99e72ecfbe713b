"""Fetches a page of the public web, if INTAKE_FETCH allows it. The process that reads does it, no worker of the site.

Every address that the name resolves to must be public, and the connection goes to one of those that were checked: a
second look-up could give another. Each redirect is checked anew. Variables that name a proxy are ignored.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from articles.intake.child import ReadingFailed
from articles.intake.public_addresses import is_public
from articles.intake.reading.encodings import as_utf8
from articles.intake.reading.formats import HEAD, recognise

MOST_REDIRECTS = 3
CONNECT_SECONDS = 5.0
ALL_SECONDS = 20.0
MOST_BYTES = 5 * 1024 * 1024
PIECE = 64 * 1024
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
HEADERS = {
    "User-Agent": "Parley",
    "Accept": "text/html, application/pdf",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True)
class Page:
    stream: IO[bytes]
    format: str


@contextmanager
def fetched(address: str) -> Iterator[Page]:
    """The page in a file. Raises ReadingFailed."""
    if not settings.INTAKE_FETCH:
        raise ReadingFailed("fetch-off", is_final=True)
    with tempfile.TemporaryFile() as file:
        _fetch(address, file, time.monotonic() + ALL_SECONDS)
        file.seek(0)
        head = file.read(HEAD)
        file.seek(0)
        yield Page(file, recognise(head))


def _fetch(address: str, file: IO[bytes], until: float) -> None:
    try:
        for _redirect in range(MOST_REDIRECTS + 1):
            target = _answer(address, file, until)
            if target is None:
                return
            address = urljoin(address, target)
    except TimeoutError:
        raise ReadingFailed("fetch-too-slow", is_final=False) from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError):
        raise ReadingFailed("fetch-failed", is_final=False) from None
    raise ReadingFailed("fetch-redirects", is_final=True)


def _answer(address: str, file: IO[bytes], until: float) -> str | None:
    """Writes the page into the file, or returns where it redirects to."""
    parts = urlsplit(address)
    port = PORTS.get(parts.scheme)
    if port is None or not parts.hostname or parts.port not in (None, port) or parts.username is not None:
        raise ReadingFailed("fetch-refused", is_final=True)
    connection = (http.client.HTTPSConnection if port == 443 else http.client.HTTPConnection)(parts.hostname, port)
    connection.sock = place = _connected(parts, port, until)
    ending = threading.Timer(_left(until), _end, [place])
    ending.start()
    try:
        connection.request("GET", _target(parts), headers=HEADERS)
        with connection.getresponse() as response:
            if response.status in REDIRECTS:
                return response.headers.get("Location", "")
            if response.status != 200:
                raise ReadingFailed("fetch-failed", is_final=True)
            _write(response, file, until)
            if charset := response.headers.get_content_charset():
                _rewrite(file, charset)
    finally:
        ending.cancel()
        connection.close()
    return None


def _rewrite(file: IO[bytes], charset: str) -> None:
    """Writes a page again in UTF-8, from the encoding that the header of the answer names: readers see no headers."""
    file.seek(0)
    page = file.read()
    if recognise(page[:HEAD]) in ("html", "text"):
        file.seek(0)
        file.truncate()
        file.write(as_utf8(page, charset))


def _end(connection: socket.socket) -> None:
    """Ends the wait for a server that sends a byte from time to time."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return "".join(
        letter if "!" <= letter <= "~" else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in target
    )


def _connected(parts: SplitResult, port: int, until: float) -> socket.socket:
    host = parts.hostname or ""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not found or not all(is_public(str(place[0])) for *_kind, place in found):
        raise ReadingFailed("fetch-refused", is_final=True)
    plain = _connect(str(found[0][4][0]), port, min(CONNECT_SECONDS, _left(until)))
    if parts.scheme == "http":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _connect(place: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((place, port), timeout=seconds)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _write(response: http.client.HTTPResponse, file: IO[bytes], until: float) -> None:
    unpacking = zlib.decompressobj(wbits=31) if response.headers.get("Content-Encoding", "").lower() == "gzip" else None
    written = 0
    while piece := response.read1(PIECE):
        plain = unpacking.decompress(piece, MOST_BYTES + 1 - written) if unpacking else piece
        written += len(plain)
        if written > MOST_BYTES:
            raise ReadingFailed("fetch-too-large", is_final=True)
        file.write(plain)
    _left(until)
