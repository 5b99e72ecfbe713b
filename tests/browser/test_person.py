"""The page of a person leads with words, and its table leads to more."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.listing import chips, total
from tests.browser.visits import Visits


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_the_latest_words_are_on_the_first_screen(visits: Visits, width: int, height: int) -> None:
    page = visits.open("/people/john-kerry/", width=width, height=height)
    words = page.locator(".latest").locator(".words, .paraphrase").first
    expect(words).to_be_in_viewport(ratio=0.3)
    assert page.evaluate("scrollY") == 0


def test_a_number_of_the_table_leads_to_as_many_statements(visits: Visits) -> None:
    page = visits.open("/people/john-kerry/", java_script_enabled=False)
    table = page.get_by_role("table", name=re.compile("by topic and by the year"))
    cell = table.get_by_role("row", name=re.compile("^Assad's future")).get_by_role("link").nth(1)
    promised = cell.inner_text().split()[0]
    cell.click()
    expect(page).to_have_url(re.compile(r"/statements/\?speaker=john-kerry&topic=assads-future&year=\d{4}$"))
    expect(total(page)).to_have_text(re.compile(rf"^\s*{promised} statements?\b"))
    expect(chips(page)).to_have_count(3)


def test_a_wide_table_scrolls_in_its_own_frame(visits: Visits) -> None:
    page = visits.open("/people/john-kerry/", width=320, height=740)
    frame = page.get_by_role("region", name="Table of topics by year")
    frame.evaluate("frame => frame.querySelectorAll('td').forEach(cell => { cell.textContent = '1,000,000'; })")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
