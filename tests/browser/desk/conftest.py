"""The desk in an editor's browser, on a site of its own: what is entered here is seen by no test of readers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.editing import ACCOUNTS, log_in
from tests.browser.served import Site, serving
from tests.browser.visits import Chromium, Visits, visiting
from tests.installation import Installation
from tests.waiting import PATIENCE

# Logging in is slow on purpose.
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="package")
def site(prepared: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Nadia and Omar are editors."""
    with serving(prepared, tmp_path_factory.mktemp("desk") / "data") as site:
        site.manage("shell", "--verbosity", "0", "--command", ACCOUNTS)
        yield site


@pytest.fixture
def visits(site: Site, chromium: Chromium) -> Iterator[Visits]:
    with visiting(chromium, site.address) as visits:
        yield visits


@pytest.fixture
def desk(visits: Visits) -> Page:
    page = visits.open("/admin/")
    log_in(page)
    expect(page.get_by_text("Welcome,")).to_be_visible()
    return page
