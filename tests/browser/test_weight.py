"""What a first visit costs a reader's phone, in bytes on the wire."""

from __future__ import annotations

from playwright.sync_api import Page, Request

from tests.browser.served import Site
from tests.browser.visits import Chromium

MOST = 60_000


def requests_of(page: Page, address: str) -> list[Request]:
    """All that is sent for the page, with the icon of the tab, which a browser without a window leaves out."""
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(address, wait_until="networkidle")
    with page.expect_request_finished():
        page.evaluate("fetch(document.querySelector('link[rel=icon]').href).then(answer => answer.text())")
    return requests


def test_the_statements_page_with_all_it_needs_is_at_most_60_kilobytes(site: Site, chromium: Chromium) -> None:
    context = chromium.browser.new_context(base_url=site.address)  # of its own, so that nothing is in its cache
    try:
        requests = requests_of(context.new_page(), "/statements/")
        sizes = {request.url.removeprefix(site.address): request.sizes() for request in requests}
        kinds = {request.resource_type for request in requests}
        coded = {request.response().header_value("content-encoding") for request in requests}  # type: ignore[union-attr]
    finally:
        context.close()
    weights = {address: size["responseBodySize"] + size["responseHeadersSize"] for address, size in sizes.items()}
    assert {"document", "stylesheet", "script"} <= kinds
    assert coded == {"br"}
    assert sum(weights.values()) <= MOST, weights
