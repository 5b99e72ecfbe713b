"""Compresses public pages and files with brotli or gzip, as the request's Accept-Encoding asks (RFC 9110, 12.5.3).

Only `public_page` (caching.py) uses it, for requests without a session. These answers hold no token and no secret of a
reader, which their length could give away (the attack called BREACH).
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

# A shorter answer fits into one packet anyway.
SMALLEST = 1_000  # bytes

# The qualities are those that a list of 25 statements is compressed with in about a millisecond (bench/compression.py).
BROTLI_QUALITY = 4
GZIP_LEVEL = 4
# A download is compressed while it is made, so this must be quick and need little memory.
STREAM_BROTLI_QUALITY = 1
STREAM_GZIP_LEVEL = 1
STREAM_BROTLI_WINDOW = 18  # 256 KiB

_COMPRESSIBLE = re.compile(r"text/|application/(.+\+)?(json|xml)\b|image/svg\+xml")
_ELEMENT = re.compile(r"([\w!#$%&'*+.^`|~-]+)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?", re.ASCII)


@dataclass(frozen=True)
class Coding:
    """`compress` takes a whole body. `compressor` returns the functions for a part of a stream and for its end."""

    name: str
    compress: Callable[[bytes], bytes]
    compressor: Callable[[], tuple[Callable[[bytes], bytes], Callable[[], bytes]]]


def _brotli_compressor() -> tuple[Any, Any]:
    compressor = brotli.Compressor(quality=STREAM_BROTLI_QUALITY, lgwin=STREAM_BROTLI_WINDOW)
    return compressor.process, compressor.finish


def _gzip_compressor() -> tuple[Any, Any]:
    compressor = zlib.compressobj(STREAM_GZIP_LEVEL, wbits=zlib.MAX_WBITS | 16)  # with a gzip header
    return compressor.compress, compressor.flush


# The preferred first.
CODINGS = (
    Coding("br", lambda body: brotli.compress(body, quality=BROTLI_QUALITY), _brotli_compressor),
    Coding("gzip", lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0), _gzip_compressor),
)


def accepted_coding(request: HttpRequest) -> Coding | None:
    """The coding that the request prefers. None if it accepts none of them, or prefers an answer without."""
    return _best(request.headers.get("Accept-Encoding", ""))


@lru_cache(maxsize=100)
def _best(header: str) -> Coding | None:
    """Elements that are not well formed are ignored."""
    weights: dict[str, float] = {}
    for element in header.lower().split(","):
        if found := _ELEMENT.fullmatch(element.strip()):
            weights[found[1].removeprefix("x-")] = float(found[2] or 1)
    best = max(CODINGS, key=lambda coding: weights.get(coding.name, weights.get("*", 0)))
    weight = weights.get(best.name, weights.get("*", 0))
    return best if weight and weight >= weights.get("identity", 0) else None


def encode(response: HttpResponseBase, coding: Coding | None) -> None:
    """Compresses the body, unless it is small or is not text."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if coding is None or not _COMPRESSIBLE.match(response.headers.get("Content-Type", "")):
        return
    if isinstance(response, HttpResponse):
        if len(response.content) < SMALLEST:
            return
        response.content = coding.compress(response.content)
    else:
        response.streaming_content = _pieces(response.streaming_content, coding)  # type: ignore[attr-defined]
    response.headers["Content-Encoding"] = coding.name


def _pieces(content: Iterable[bytes], coding: Coding) -> Iterator[bytes]:
    """The compressed stream. A piece is passed on as soon as the compressor has one."""
    process, finish = coding.compressor()
    for part in content:
        if piece := process(part):
            yield piece
    yield finish()
