"""Downloads of whole lists: how many are sent at the same time, and for how long."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Iterable, Iterator

from django.http import HttpRequest

from articles import metrics

# Each process sends this many at once. Its other threads are left to readers.
PLACES = 1
# Seconds that a download may take. A million statements take about a minute.
MOST_SECONDS = 600.0
RETRY_AFTER = 10  # seconds

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
        for part in self._parts:
            yield part
            if time.monotonic() > self._deadline:
                raise TimeoutError("the download took too long")


def _release(places: threading.BoundedSemaphore) -> None:
    metrics.downloads_running.dec()
    places.release()


def download(request: HttpRequest, parts: Iterable[str]) -> Iterable[str]:
    """The parts of the file, or none for HEAD, whose answer has no content. Raises TooManyDownloads."""
    return () if request.method == "HEAD" else Download(parts)
