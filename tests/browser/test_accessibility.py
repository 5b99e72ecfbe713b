"""axe finds nothing: WCAG 2.2 A and AA, and what it calls best practice, on every kind of page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import iter_pages, unfold
from tests.browser.served import Site
from tests.browser.visits import Visits

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
QUICKLY = {"resultTypes": ["violations"], "preload": False}

EVERYTHING = {**QUICKLY, "runOnly": STANDARDS}
# A dark scheme changes colours and nothing else; a small screen changes all else.
ONLY_COLOURS = {**QUICKLY, "runOnly": COLOURS}
ALL_BUT_COLOURS = {**EVERYTHING, "rules": {name: {"enabled": False} for name in COLOURS}}


def violations(page: Page, options: dict) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{page.url}: {violation['help']}: {', '.join(str(part) for part in node['target'])}"
        for violation in found
        for node in violation["nodes"]
    ]


def test_on_a_wide_screen_by_day_and_by_night(site: Site, visits: Visits) -> None:
    page = visits.open("/")
    found = []
    for _ in iter_pages(page, site):
        unfold(page)
        found += violations(page, EVERYTHING)
        page.emulate_media(color_scheme="dark")
        found += violations(page, ONLY_COLOURS)
        page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


def test_on_a_phone_with_everything_unfolded(site: Site, visits: Visits) -> None:
    page = visits.open("/", width=360, height=740)
    found = []
    for _ in iter_pages(page, site):
        unfold(page)
        found += violations(page, ALL_BUT_COLOURS)
    assert not found, "\n".join(found)
