"""Caches public pages in each process, compressed as they are sent, and answers conditional requests.

Every change to the record changes the state of the index. The state is part of every cache key and ETag, so an edit
invalidates all cached pages at once. Requests of users who are logged in bypass the cache and the compression, because
their pages may be private. An invalid session cookie does not bypass it. The ETag is weak, because a page shares it
with its compressed forms (RFC 9110, 8.8.3.3).
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles import index, nouns
from articles.database_failure import is_failure
from articles.views import outage
from articles.views.content_coding import Coding, accepted_coding, encode

View = Callable[..., HttpResponseBase]

# Bytes of pages that each worker process keeps.
PAGE_CACHE_SIZE = 10 * 1024 * 1024


def snapshot_of(request: HttpRequest) -> index.Snapshot:
    """The snapshot of the index for the whole request, so that a page shows one state. Raises Unavailable.

    Templates find its version in the request.
    """
    if not hasattr(request, "_snapshot"):
        request._snapshot = nouns.snapshot()  # type: ignore[attr-defined]
        request.archive_version = request._snapshot.version  # type: ignore[attr-defined]
    snapshot: index.Snapshot = request._snapshot  # type: ignore[attr-defined]
    return snapshot


class PageCache:
    """A least-recently-used cache of the pages for one state of the index. Thread-safe."""

    def __init__(self, max_size: int = PAGE_CACHE_SIZE) -> None:
        self.max_size = max_size
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

    def get_any(self, key: str) -> HttpResponse | None:
        """The page as it was last cached, for use while the database cannot say whether it has changed."""
        return self.get(self._state, key) if self._state else None

    def put(self, state: index.Stamp, key: str, response: HttpResponse) -> None:
        with self._lock:
            if state != self._state:
                self._pages.clear()
                self._state, self._size = state, 0
            if key in self._pages:
                return
            self._pages[key] = (response.content, dict(response.items()))
            self._size += len(response.content)
            while self._size > self.max_size:
                _key, (content, _headers) = self._pages.popitem(last=False)
                self._size -= len(content)


page_cache = PageCache()


def public_page(view: View) -> View:
    """Decorates the views of all public pages and files: GET and HEAD only, cached, with conditional requests."""

    @require_safe
    @wraps(view, assigned=("__doc__",))
    def respond(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if _is_logged_in(request):
            with contextlib.suppress(index.Unavailable):
                snapshot_of(request)
            return view(request, *args, **kwargs)
        address, coding = _key(request), accepted_coding(request)
        key = f"{coding.name if coding else ''} {address}"
        if outage.is_recent() and (kept := page_cache.get_any(key)):
            return kept
        try:
            snapshot = snapshot_of(request)
        except index.Unavailable:
            return view(request, *args, **kwargs)
        except Error as error:
            if is_failure(error) and outage.note_failure() and (kept := page_cache.get_any(key)):
                return kept
            raise
        state = snapshot.stamp
        etag = f'W/"{_digest(_release(), snapshot.content, address)}"'
        # "*" matches any existing page, and only the view knows whether the page exists.
        if request.headers.get("If-None-Match", "*").strip() != "*":
            unchanged = get_conditional_response(request, etag=etag)
            if unchanged is not None:
                unchanged.headers["ETag"] = etag
                unchanged.headers["Cache-Control"] = "no-cache"
                unchanged.headers["Vary"] = "Accept-Encoding"
                return unchanged
        response: Any = page_cache.get(state, key) or _cached(view(request, *args, **kwargs), state, key, etag, coding)
        if response.status_code != 200:
            return response
        return get_conditional_response(request, etag=etag, response=response) or response

    return respond


def _is_logged_in(request: HttpRequest) -> bool:
    """A query only for requests with the cookie. If the database of sessions fails, everybody is a reader."""
    try:
        return settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session
    except Error as error:
        if is_failure(error):
            return False
        raise


def _cached(
    response: HttpResponseBase, state: index.Stamp, key: str, etag: str, coding: Coding | None
) -> HttpResponseBase:
    """Renders and compresses the response, adds its caching headers, and caches it if its status is 200.

    A response that sets a cookie may hold a token: it is neither compressed nor cached.
    """
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    if not response.cookies:
        encode(response, coding)
    if response.status_code == 200:
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "no-cache"  # clients may cache it, but must revalidate it each time
        if isinstance(response, HttpResponse) and not response.cookies:
            page_cache.put(state, key, response)
    return response


def _key(request: HttpRequest) -> str:
    """The cache key: the language, the day, which citations and names of files contain, and the address."""
    return f"{get_language()} {timezone.localdate()} {request.build_absolute_uri()}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()[:24]


@cache
def _release() -> str:
    """A digest of the code, templates and texts, so that a new release invalidates cached pages in browsers."""
    root = Path(settings.BASE_DIR)
    patterns = ("articles/**/*.py", "templates/**/*.html", "static/**/*.*", "locale/**/*.mo", "docs/codebook.md")
    digest = hashlib.sha256()
    for file in sorted(file for pattern in patterns for file in root.glob(pattern)):
        digest.update(f"{file.relative_to(root)} {file.stat().st_size}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
