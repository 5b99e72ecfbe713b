"""Opens pages in Chromium as a reader would, and remembers what no visit to the site may cause."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError, expect

from tests.waiting import PATIENCE

expect.set_options(timeout=PATIENCE * 1000)

# An answer of 404 or 429 to the page itself is told on the console, too. It is no fault of the page.
NO_SUCCESS = "Failed to load resource: the server responded with a status of"
# A page of the site may have kept something; one that never got there may not even be asked.
FORGET = "if (location.protocol === 'http:') { localStorage.clear(); sessionStorage.clear(); }"


class Chromium:
    """Lends pages, each in a context of its own: no cookies, nothing stored.

    A context costs Chromium several processes, so that one given back is lent again, to whoever wants the same options.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._idle: dict[str, list[Page]] = defaultdict(list)

    def lend(self, options: dict[str, Any]) -> Page:
        idle = self._idle[json.dumps(options)]
        if idle:
            return idle.pop()
        context = self.browser.new_context(reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE * 1000)
        return context.new_page()

    def take_back(self, page: Page, options: dict[str, Any]) -> None:
        if page.is_closed():
            page.context.close()
            return
        for other in page.context.pages:
            if other != page:
                other.close()
        page.context.unroute_all()
        page.unroute_all()
        page.evaluate(FORGET)
        page.context.clear_cookies()
        page.emulate_media(media="null", color_scheme="null")
        self._idle[json.dumps(options)].append(page)


class Visits:
    def __init__(self, chromium: Chromium, address: str) -> None:
        self.chromium = chromium
        self.address = address
        self.faults: list[str] = []
        self.pages_asked_for: set[str] = set()
        self.outside: list[str] = []
        self._lent: list[tuple[Page, dict[str, Any]]] = []

    def open(self, path: str = "/", *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        """A page in a context of its own, as nobody else in this test has it."""
        options = {"base_url": self.address, **options}
        page = self.chromium.lend(options)
        self._lent.append((page, options))
        page.set_viewport_size({"width": width, "height": height})
        page.context.on("request", self._note_request)
        page.context.on("console", self._note_console)
        page.context.on("weberror", self._note_error)
        page.goto(path)
        return page

    def end(self) -> None:
        for page, options in self._lent:
            page.context.remove_listener("request", self._note_request)
            page.context.remove_listener("console", self._note_console)
            page.context.remove_listener("weberror", self._note_error)
            self.chromium.take_back(page, options)

    def _note_request(self, request: Request) -> None:
        if request.is_navigation_request():
            self.pages_asked_for.add(request.url)
        if not request.url.startswith((f"{self.address}/", "data:")):
            self.outside.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        if message.text.startswith(NO_SUCCESS) and message.location["url"] in self.pages_asked_for:
            return
        self.faults.append(f"{message.location['url']}: {message.text}")

    def _note_error(self, error: WebError) -> None:
        self.faults.append(f"{error.page.url if error.page else ''}: {error.error}")


@contextmanager
def visiting(chromium: Chromium, address: str) -> Iterator[Visits]:
    visits = Visits(chromium, address)
    try:
        yield visits
    finally:
        visits.end()
    assert not visits.faults, visits.faults
    assert not visits.outside, visits.outside
