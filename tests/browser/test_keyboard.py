"""Everything is reached and done by keyboard, and one always sees where one is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.listing import total, value
from tests.browser.visits import Visits

NARROW = "/statements/?speaker=john-kerry&topic=assads-future"
REGIONS = [".skip-link", ".masthead", ".search-form", ".facets", ".listing-results", ".colophon"]
WHERE = """
regions => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  const looks = () => [...here.querySelectorAll("*")].map(getComputedStyle).map(part => part.fill + part.stroke).join();
  let seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  if (here.closest("svg")) { // drawings show it by their own lines
    const focused = looks();
    here.blur();
    seen = looks() !== focused;
    here.focus();
  } else if (here.type === "date" && !here.matches(":focus-visible")) {
    seen = true; // the browser's own button for a calendar, with the browser's own ring
  }
  return {
    end: here === document.body,
    region: regions.find(region => here.closest(region)),
    name: here.textContent.trim().slice(0, 60) || here.name,
    shown: seen && here.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  };
}
"""


def iter_stops(page: Page, most: int = 400) -> Iterator[dict]:
    """Where the Tab key leads, one after the other, to the end of the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE, REGIONS)
        if stop["end"]:
            return
        yield stop
    raise AssertionError("The Tab key does not lead out of the page.")


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"The Tab key does not lead to {wanted}.")


def test_the_tab_key_leads_through_the_page_in_reading_order_and_shows_where_it_is(visits: Visits) -> None:
    regions: list[str] = []
    hidden = []
    for stop in iter_stops(visits.open(NARROW)):
        if stop["region"] not in regions[-1:]:
            regions.append(stop["region"])
        if not stop["shown"]:
            hidden.append(stop)
    assert regions == REGIONS
    assert not hidden


def test_the_focus_is_seen_on_the_home_page_and_on_a_statement(visits: Visits) -> None:
    page = visits.open("/")
    for address in ("/", "/statements/?q=barrel"):
        page.goto(address)
        assert [stop for stop in iter_stops(page) if not stop["shown"]] == []


def test_the_first_stop_skips_to_the_content(visits: Visits) -> None:
    page = visits.open("/statements/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_enter_chooses_a_value_and_lets_it_go_without_losing_the_place(visits: Visits) -> None:
    page = visits.open("/statements/")
    tab_to(page, "#speaker-marie-harf")
    page.keyboard.press("Enter")
    expect(value(page, "speaker", "Marie Harf")).to_have_attribute("aria-current", "true")
    expect(value(page, "speaker", "Marie Harf")).to_be_focused()
    expect(total(page)).to_contain_text("9 statements")
    page.keyboard.press("Enter")
    expect(value(page, "speaker", "Marie Harf")).not_to_have_attribute("aria-current", "true")
    expect(value(page, "speaker", "Marie Harf")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/statements/\??$"))


def test_folded_facets_are_opened_and_used_by_keyboard(visits: Visits) -> None:
    page = visits.open("/statements/", width=360, height=740)
    tab_to(page, ".listing-filters")
    page.keyboard.press("Enter")
    tab_to(page, "#facet-party > summary")
    page.keyboard.press("Space")
    tab_to(page, "#party-iran")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?party=iran$"))
    expect(value(page, "party", "Iran")).to_be_focused()


def test_one_stop_leads_from_a_chosen_value_past_all_filters_to_the_rows(visits: Visits) -> None:
    page = visits.open("/statements/")
    tab_to(page, "#speaker-marie-harf")
    page.keyboard.press("Enter")
    expect(value(page, "speaker", "Marie Harf")).to_have_attribute("aria-current", "true")
    expect(value(page, "speaker", "Marie Harf")).to_be_focused()
    page.keyboard.press("Tab")
    past = page.locator(".past-filters:focus")
    expect(past).to_have_text("Show 9 statements")
    expect(past).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#results') !== null")


def test_a_search_is_typed_and_sent_by_keyboard_alone(visits: Visits) -> None:
    page = visits.open("/")
    tab_to(page, "#big-q")
    page.keyboard.type("barrel bombing")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=barrel\+bombing$"))
    expect(page.locator("mark").first).to_be_visible()


def test_what_scrolls_inside_a_page_is_scrolled_by_keyboard(visits: Visits) -> None:
    page = visits.open("/", width=360, height=740)
    tab_to(page, ".timeline-scroll")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".timeline-scroll")).not_to_have_js_property("scrollLeft", 0)
