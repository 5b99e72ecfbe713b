"""A page that nothing has changed since is neither made nor sent twice.

Every change to the record makes a new state of the index, and the state is part of every key: an edit puts all kept
pages out of use at once. Whoever carries a session is left out altogether, so that nobody can be shown another's page.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.template.response import SimpleTemplateResponse
from django.views.decorators.http import require_safe

from articles import index

View = Callable[..., HttpResponseBase]

# Bytes of pages that one worker keeps.
ROOM = 24 * 1024 * 1024


class Shelf:
    """The pages of one state of the index, the least lately used ones dropped first. Safe for threads."""

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
                _, (content, _) = self._pages.popitem(last=False)
                self._size -= len(content)


kept_pages = Shelf()


def public_page(view: View) -> View:
    """For every page and file that readers get: GET and HEAD alone; kept for readers, and asked for by ETag."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method != "GET" or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return view(request, *args, **kwargs)
        try:
            state = index.snapshot().stamp
        except index.Unavailable:
            return view(request, *args, **kwargs)
        key = _key(request)
        etag = f'W/"{_digest(_release(), repr(state), key)}"'
        if request.headers.get("If-None-Match") == etag:
            return HttpResponseNotModified(headers={"ETag": etag, "Cache-Control": "no-cache"})
        if kept := kept_pages.get(state, key):
            return kept
        response = view(request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
        if response.status_code == 200:
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = "no-cache"  # keep it, but ask each time whether it still holds
            if isinstance(response, HttpResponse) and not response.cookies:
                kept_pages.put(state, key, response)
        return response

    return answer


def _key(request: HttpRequest) -> str:
    """All of a request that a page may depend on, for a reader without a session."""
    return f"{request.build_absolute_uri()} {request.headers.get('HX-Request', '')}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()[:24]


@cache
def _release() -> str:
    """Other code makes other pages: a digest of the files they are made by."""
    root = Path(settings.BASE_DIR)
    files = sorted([*root.glob("articles/**/*.py"), *root.glob("templates/**/*.html"), *root.glob("static/**/*.*")])
    return _digest(*(f"{file.relative_to(root)} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files))
