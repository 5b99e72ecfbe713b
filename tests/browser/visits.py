"""Opens pages in Chromium as a reader would, and remembers what no visit to the site may cause."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError

# An answer of 404 or 429 to the page itself is told on the console, too. It is no fault of the page.
NO_SUCCESS = "Failed to load resource: the server responded with a status of"


class Visits:
    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.faults: list[str] = []
        self.pages_asked_for: set[str] = set()
        self.outside: list[str] = []

    def open(self, path: str = "/", *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        """A page in a context of its own: no cookies, no cache, no history."""
        context = self.browser.new_context(
            base_url=self.address, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(10_000)
        context.on("request", self._note_request)
        context.on("console", self._note_console)
        context.on("weberror", self._note_error)
        page = context.new_page()
        page.goto(path)
        return page

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
def visiting(browser: Browser, address: str) -> Iterator[Visits]:
    visits = Visits(browser, address)
    try:
        yield visits
    finally:
        for context in browser.contexts:
            context.close()
    assert not visits.faults, visits.faults
    assert not visits.outside, visits.outside
