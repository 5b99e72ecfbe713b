"""A real Chromium, visiting Parley as it is run.

Every test fails where the console tells of an error or of a violation of the Content-Security-Policy, or where a
request leaves for another site.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.served import Site, serving
from tests.browser.visits import Chromium, Visits, visiting
from tests.installation import Installation

QUIET = [
    "--no-sandbox",  # root and containers have none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
]

# For the package, not for the session: while Playwright runs, so does its event loop, and Django's ORM then refuses to
# work for the tests that follow.


@pytest.fixture(scope="package")
def site(prepared: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The five articles. Tests read them and change nothing."""
    with serving(prepared, tmp_path_factory.mktemp("site") / "data") as site:
        yield site


@pytest.fixture(scope="package")
def chromium(prepared: Installation) -> Iterator[Chromium]:
    program = shutil.which("chromium-headless-shell")
    if not program:
        pytest.fail("The browser tests need Chromium: run 'apt-get install chromium-headless-shell'.")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program, args=QUIET) as browser:
        yield Chromium(browser)


@pytest.fixture
def visits(site: Site, chromium: Chromium) -> Iterator[Visits]:
    with visiting(chromium, site.address) as visits:
        yield visits


@pytest.fixture
def home(visits: Visits) -> Page:
    return visits.open("/")
