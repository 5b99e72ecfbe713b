"""A page that nothing has changed since is neither made nor sent twice.

Every change to the record makes a new state of the index, and the state is part of every key: an edit invalidates all
kept pages at once. Requests with a session are never answered from here, so that nobody is shown somebody else's page.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles import index, nouns

View = Callable[..., HttpResponseBase]

# Bytes of pages that one worker keeps.
ROOM = 24 * 1024 * 1024


def snapshot_of(request: HttpRequest) -> index.Snapshot:
    """The one state of the index that everything in this request is answered from. Raises Unavailable."""
    if not hasattr(request, "_snapshot"):
        request._snapshot = nouns.snapshot()  # type: ignore[attr-defined]
    snapshot: index.Snapshot = request._snapshot  # type: ignore[attr-defined]
    return snapshot


class PageCache:
    """The pages of one state of the index, the least recently used ones dropped first. Safe for threads."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._lock = threading.Lock()
        self._pages: OrderedDict[str, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._state: index.Stamp | None = None
        self._size = 0

    def get(self, state: index.Stamp, key: str) -> HttpResponse | None:
        with self._lock:
            if state != self._state or key not in self._pages:
                return None
            self._pages.move_to_end(key)
            content, headers = self._pages[key]
        return HttpResponse(content, headers=headers)

    def put(self, state: index.Stamp, key: str, response: HttpResponse) -> None:
        with self._lock:
            if state != self._state:
                self._pages.clear()
                self._state, self._size = state, 0
            if key in self._pages:
                return
            self._pages[key] = (response.content, dict(response.items()))
            self._size += len(response.content)
            while self._size > self.room:
                _key, (content, _headers) = self._pages.popitem(last=False)
                self._size -= len(content)


page_cache = PageCache()


def public_page(view: View) -> View:
    """For every page and file that readers get: GET and HEAD alone, kept for readers, with conditional requests."""

    @require_safe
    @wraps(view, assigned=("__doc__",))
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return view(request, *args, **kwargs)
        try:
            state = snapshot_of(request).stamp
        except index.Unavailable:
            return view(request, *args, **kwargs)
        key = _key(request)
        etag = f'W/"{_digest(_release(), repr(state), key)}"'
        # "*" asks whether there is a page at all, which only the view can tell.
        if request.headers.get("If-None-Match", "*").strip() != "*":
            unchanged = get_conditional_response(request, etag=etag)
            if unchanged is not None:
                unchanged.headers["ETag"] = etag
                unchanged.headers["Cache-Control"] = "no-cache"
                return unchanged
        response: Any = page_cache.get(state, key) or _made(view(request, *args, **kwargs), state, key, etag)
        if response.status_code != 200:
            return response
        return get_conditional_response(request, etag=etag, response=response) or response

    return answer


def _made(response: HttpResponseBase, state: index.Stamp, key: str, etag: str) -> HttpResponseBase:
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    if response.status_code == 200:
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "no-cache"  # may be kept, but must be revalidated each time
        if isinstance(response, HttpResponse) and not response.cookies:
            page_cache.put(state, key, response)
    return response


def _key(request: HttpRequest) -> str:
    """All that a page may depend on for a reader without a session: its address and the language."""
    return f"{get_language()} {request.build_absolute_uri()}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()[:24]


@cache
def _release() -> str:
    """Other code makes other pages: a digest of the files they are made by."""
    root = Path(settings.BASE_DIR)
    patterns = ("articles/**/*.py", "templates/**/*.html", "static/**/*.*", "locale/**/*.mo")
    files = sorted(file for pattern in patterns for file in root.glob(pattern))
    return _digest(*(f"{file.relative_to(root)} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files))
