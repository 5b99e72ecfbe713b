"""Downloads of whole lists: how many are sent at the same time, for how long, and that they give way to readers."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest

from articles import metrics

# Each process sends this many at once. Its other threads are left to readers.
PLACES = 1
# Seconds that a download may take. A million statements take about a minute.
MOST_SECONDS = 600.0
RETRY_AFTER = 10  # seconds
# While other requests are answered, a download waits after each part, at most this many times as long as the part took
# to make. So it gets at least a fifth of the time of a busy process.
MOST_WAITING = 4
LOOK = 0.002  # seconds between two looks at whether others are being answered

_answering: set[object] = set()  # the other requests of this process
_places = threading.BoundedSemaphore(PLACES)


class TooManyDownloads(Exception):
    """All places for downloads are taken."""


class Download:
    """The parts of a file. Holds a place until it is closed, which Django does when the response ends or breaks off.

    Raises TooManyDownloads at once if no place is free, and TimeoutError while it is sent if that takes too long.
    """

    def __init__(self, parts: Iterable[str]) -> None:
        if not _places.acquire(blocking=False):
            raise TooManyDownloads
        metrics.downloads_running.inc()
        self.close = weakref.finalize(self, _release, _places)  # releases once, however often it is called
        self._parts = parts
        self._deadline = time.monotonic() + MOST_SECONDS

    def __iter__(self) -> Iterator[str]:
        started = time.monotonic()
        for part in self._parts:
            made = time.monotonic()
            yield part
            _give_way(MOST_WAITING * (made - started))
            started = time.monotonic()
            if started > self._deadline:
                raise TimeoutError("the download took too long")


@contextmanager
def answering() -> Iterator[None]:
    """While a request is answered. Downloads give way to it."""
    request = object()
    _answering.add(request)
    try:
        yield
    finally:
        _answering.discard(request)


def _give_way(most: float) -> None:
    deadline = time.monotonic() + most
    while _answering and time.monotonic() < deadline:
        time.sleep(LOOK)


def _release(places: threading.BoundedSemaphore) -> None:
    metrics.downloads_running.dec()
    places.release()


def download(request: HttpRequest, parts: Iterable[str]) -> Iterable[str]:
    """The parts of the file, or none for HEAD, whose answer has no content. Raises TooManyDownloads."""
    return () if request.method == "HEAD" else Download(parts)
